using System.Net;
using Microsoft.AspNetCore.DataProtection;

namespace ConvertTyped.FeatureManagement.Tests;

/// <summary>Tests feature gates, the tag helper and <c>GetConvertContext</c> in an application on a loopback socket.</summary>
public class WebTests
{
    [Theory]
    [InlineData(true, HttpStatusCode.OK)]
    [InlineData(false, HttpStatusCode.NotFound)]
    public async Task A_feature_gate_uses_Convert_for_a_key_that_is_in_the_config(bool isOn, HttpStatusCode expected)
    {
        using var convert = Shop.Convert();
        using var _ = isOn ? convert.Feature("express-pay").Enable() : convert.Feature("express-pay").Disable();
        await using var app = await StartAsync(convert);

        using var answer = await app.Client.GetAsync("/gated/express", TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_feature_gate_uses_the_applications_definition_for_a_name_that_is_not_in_the_config()
    {
        using var convert = Shop.Convert();
        await using var app = await StartAsync(convert);

        Assert.Equal("own", await app.Client.GetStringAsync("/gated/own", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_tag_helper_shows_content_for_features_and_variations_of_Convert()
    {
        using var convert = Shop.Convert();
        convert.Feature("checkout-banner").Enable();
        convert.Experience("checkout-experiment").Force("treatment");
        await using var app = await StartAsync(convert);

        var page = await app.Client.GetStringAsync("/banner", TestContext.Current.CancellationToken);

        Assert.Equal(["banner", "one page", "own"], page.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task GetConvertContext_returns_the_context_of_the_current_request()
    {
        using var convert = Shop.Convert();
        convert.Feature("checkout-banner").Enable();
        await using var app = await StartAsync(convert);

        Assert.Equal("true", await app.Client.GetStringAsync("/typed", TestContext.Current.CancellationToken));
    }

    internal static async Task<App> StartAsync(TestConvert convert, Action<WebApplicationBuilder>? build = null, Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(WebTests).Assembly.GetName().Name });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(Shop.OwnDefinitions);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddControllers();
        builder.Services.AddRazorPages();
        builder.Services.AddConvert();
        builder.Services.UseTestConvert(convert);
        builder.Services.AddConvertFeatureManagement();
        build?.Invoke(builder);
        var app = builder.Build();
        map?.Invoke(app);
        app.MapControllers();
        app.MapRazorPages();
        app.MapGet("/typed", (IFeatureManager features) => features.GetConvertContext().RunFeature("checkout-banner") is not null);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, new() { BaseAddress = new(app.Urls.Single()) });
    }

    internal sealed record App(WebApplication Server, HttpClient Client) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await Server.DisposeAsync();
        }
    }
}
