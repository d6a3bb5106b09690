using ConvertTyped.Testing;
using Microsoft.AspNetCore.Mvc.Testing;

namespace WebShop.Tests;

public class ShopTests
{
    private static readonly WebApplicationFactoryClientOptions WithoutRedirects = new() { AllowAutoRedirect = false };

    [Theory]
    [InlineData(CheckoutExperimentVariation.OneStep, "/thanks/heron")]
    [InlineData(CheckoutExperimentVariation.TwoSteps, "/checkout/heron")]
    public async Task Buying_redirects_to_the_next_step_of_the_variation(CheckoutExperimentVariation variation, string next)
    {
        using var convert = new TestConvert();
        convert.Experiences.CheckoutExperiment.Force(variation);
        await using var factory = new WebApplicationFactory<Program>();
        await using var shop = factory.WithWebHostBuilder(builder => builder.UseTestConvert(convert));

        using var client = shop.CreateClient(WithoutRedirects);
        using var answer = await client.PostAsync(new Uri("/buy/heron", UriKind.Relative), content: null);

        Assert.Equal(next, answer.Headers.Location?.ToString());
        Assert.Equal(129m, Assert.Single(convert.Conversions).Revenue);
    }

    [Fact]
    public async Task Shops_running_in_parallel_are_independent()
    {
        await using var factory = new WebApplicationFactory<Program>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async test =>
        {
            var hasGuide = test % 2 == 0;
            using var convert = new TestConvert();
            convert.Features.Hero.Enable(headline: $"Light {test}");
            using var guide = hasGuide ? convert.Features.GiftGuide.Enable() : convert.Features.GiftGuide.Disable();
            await using var shop = factory.WithWebHostBuilder(builder => builder.UseTestConvert(convert));
            using var client = shop.CreateClient();

            for (var visit = 0; visit < 5; visit++)
            {
                Assert.Contains($"<h1>Light {test}</h1>", await client.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
                using var gifts = await client.GetAsync(new Uri("/gifts", UriKind.Relative));
                Assert.Equal(hasGuide, gifts.IsSuccessStatusCode);
            }

            Assert.Empty(convert.Transport.Requests);
        }));
    }

    [Fact]
    public async Task Tracked_events_are_delivered_when_the_shop_closes()
    {
        using var convert = new TestConvert();
        await using var factory = new WebApplicationFactory<Program>();
        await using (var shop = factory.WithWebHostBuilder(builder => builder.UseTestConvert(convert)))
        {
            using var client = shop.CreateClient(WithoutRedirects);
            using var answer = await client.PostAsync(new Uri("/buy/heron", UriKind.Relative), content: null);
            Assert.Empty(convert.Transport.Payloads);
        }

        Assert.Contains("\"conversion\"", Assert.Single(convert.Transport.Payloads), StringComparison.Ordinal);
        Assert.All(convert.Transport.Requests, request => Assert.True(request.IsTracking));
    }
}
