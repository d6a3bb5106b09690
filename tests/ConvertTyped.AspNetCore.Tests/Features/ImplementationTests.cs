using GeneratedForTests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Features;

/// <summary>Tests the generated <c>AddBy…</c> methods in a web application, where the request's visitor determines the implementation.</summary>
public class ImplementationTests
{
    [Fact]
    public async Task Visitors_in_different_variations_get_different_implementations()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(server);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => app.GetAsync("/checkout", i % 2 == 0 ? Shop.Treated : Shop.Untreated)));

        Assert.All(answers.Index(), answer => Assert.Equal(answer.Index % 2 == 0 ? nameof(OnePage) : nameof(Classic), answer.Item.Body));
        await app.Core.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal([Shop.Treated, Shop.Untreated], Events.Bucketed(server).Select(bucketed => bucketed.Visitor).Order().ToHashSet());
    }

    [Fact]
    public async Task An_anonymous_visitor_with_a_cookie_keeps_the_implementation()
    {
        await using var app = await StartAsync();
        var seen = new HashSet<string>();
        for (var visitor = 0; seen.Count < 2 && visitor < 100; visitor++)
        {
            var first = await app.GetAsync("/checkout");
            Assert.Equal(first.Body, (await app.GetWithCookieAsync("/checkout", first.CookieValue)).Body);
            seen.Add(first.Body);
        }
        Assert.Equal([nameof(Classic), nameof(OnePage)], seen.Order());
    }

    [Fact]
    public async Task A_request_that_does_not_need_the_service_reports_no_decision()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(server);
        Assert.Equal("home", (await app.GetAsync("/", Shop.Treated)).Body);
        await app.Core.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Empty(Events.Bucketed(server));
    }

    private static Task<TestApp> StartAsync(FakeConvertServer? server = null) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddConvert(options =>
            {
                options.Config = Shop.Config;
                options.EnableTracking = server is not null;
                options.Transport.TrackEndpoint = server?.TrackEndpoint ?? options.Transport.TrackEndpoint;
            });
            builder.Services.AddByCheckoutExperiment<ICheckout>(control: _ => new Classic(), treatment: _ => new OnePage(), none: _ => new Nothing());
        },
        app =>
        {
            app.MapGet("/", () => "home");
            app.MapGet("/checkout", (ICheckout checkout) => checkout.GetType().Name);
        });

    private interface ICheckout;

    private sealed class Classic : ICheckout;

    private sealed class OnePage : ICheckout;

    private sealed class Nothing : ICheckout;
}
