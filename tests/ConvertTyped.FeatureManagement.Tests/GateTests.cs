using System.Net;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.FeatureManagement.AspNetCore;

namespace ConvertTyped.FeatureManagement.Tests;

/// <summary>Tests FeatureManagement's documented feature gates, filters and middleware with flags of Convert and of the application.</summary>
public class GateTests
{
    [Theory]
    [InlineData("any", true, HttpStatusCode.OK)]
    [InlineData("any", false, HttpStatusCode.OK)]
    [InlineData("all", true, HttpStatusCode.OK)]
    [InlineData("all", false, HttpStatusCode.NotFound)]
    [InlineData("negated", true, HttpStatusCode.NotFound)]
    [InlineData("negated", false, HttpStatusCode.OK)]
    [InlineData("minimal", true, HttpStatusCode.OK)]
    [InlineData("minimal", false, HttpStatusCode.NotFound)]
    public async Task A_feature_gate_can_contain_flags_of_Convert_and_of_the_application(string path, bool isOn, HttpStatusCode expected)
    {
        using var convert = Shop.Convert();
        using var _ = isOn ? convert.Feature("express-pay").Enable() : convert.Feature("express-pay").Disable();
        await using var app = await StartAsync(convert);
        using var answer = await app.Client.GetAsync($"/gates/{path}", TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task The_handler_for_disabled_features_gets_all_flags_of_the_feature_gate()
    {
        using var convert = Shop.Convert();
        using var _ = convert.Feature("express-pay").Disable();
        await using var app = await StartAsync(convert, features => features.UseDisabledFeaturesHandler((names, context) =>
            context.Result = new ContentResult { StatusCode = 403, Content = string.Join(',', names) }));
        using var answer = await app.Client.GetAsync("/gates/all", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("express-pay,OwnFlag", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true, "branch,filter")]
    [InlineData(false, "")]
    public async Task Middleware_and_filters_may_depend_on_a_flag_of_Convert(bool isOn, string expected)
    {
        using var convert = Shop.Convert();
        using var _ = isOn ? convert.Feature("express-pay").Enable() : convert.Feature("express-pay").Disable();
        await using var app = await StartAsync(convert);
        using var answer = await app.Client.GetAsync("/gates/any", TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.Headers.TryGetValues("X-Seen", out var seen) ? string.Join(',', seen) : "");
    }

    private static Task<WebTests.App> StartAsync(TestConvert convert, Action<IFeatureManagementBuilder>? features = null) => WebTests.StartAsync(
        convert,
        builder =>
        {
            builder.Services.Configure<MvcOptions>(mvc => mvc.Filters.AddForFeature<SeenFilter>("express-pay"));
            features?.Invoke(builder.Services.AddFeatureManagement());
        },
        app =>
        {
            app.UseForFeature("express-pay", branch => branch.Use((context, next) =>
            {
                context.Response.Headers.Append("X-Seen", "branch");
                return next(context);
            }));
            app.MapGet("/gates/minimal", () => "minimal").WithFeatureGate("express-pay", "OwnFlag");
        });

    private sealed class SeenFilter : IAsyncActionFilter
    {
        public Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
        {
            context.HttpContext.Response.Headers.Append("X-Seen", "filter");
            return next();
        }
    }
}
