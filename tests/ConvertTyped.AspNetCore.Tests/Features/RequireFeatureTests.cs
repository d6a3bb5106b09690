using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Features;

public class RequireFeatureTests
{
    private const string Banner = "checkout-banner";

    [Theory]
    [InlineData("/minimal", HttpStatusCode.NotFound)]
    [InlineData("/lambda", HttpStatusCode.NotFound)]
    [InlineData("/group/inner", HttpStatusCode.NotFound)]
    [InlineData("/controller", HttpStatusCode.Forbidden)]
    [InlineData("/otherwise", HttpStatusCode.Redirect)]
    [InlineData("/raw", HttpStatusCode.NotFound)]
    public async Task An_endpoint_of_any_kind_is_available_only_to_visitors_who_have_its_feature(string path, HttpStatusCode otherwise)
    {
        await using var app = await StartAsync();
        var with = await app.GetAsync(path, Shop.Treated);
        Assert.Equal((HttpStatusCode.OK, "here"), (with.Status, with.Body));
        Assert.Equal(otherwise, (await app.GetAsync(path, Shop.Untreated)).Status);
    }

    /// <summary>The metadata of a dynamic endpoint is not known before routing has chosen the actual endpoint.</summary>
    [Theory]
    [InlineData("/dynamic/Gated")]
    [InlineData("/no/such/page")]
    public async Task The_gate_of_an_endpoint_applies_even_if_a_dynamic_or_fallback_route_selects_the_endpoint(string path)
    {
        await using var app = await StartAsync(map: app =>
        {
            app.MapDynamicControllerRoute<ToGated>("/dynamic/{controller}");
            app.MapFallbackToController("Index", "Gated");
        });
        var with = await app.GetAsync(path, Shop.Treated);
        Assert.Equal((HttpStatusCode.OK, "gated"), (with.Status, with.Body));
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync(path, Shop.Untreated)).Status);
    }

    [Theory]
    [InlineData("/conventional/Gated/Index", HttpStatusCode.NotFound)]
    [InlineData("/short", HttpStatusCode.NotFound)]
    [InlineData("/healthy", HttpStatusCode.NotFound)]
    [InlineData("/hub/negotiate?negotiateVersion=1", HttpStatusCode.NotFound)]
    [InlineData("/attributed-hub/negotiate?negotiateVersion=1", HttpStatusCode.NotFound)]
    [InlineData("/fallback/anything", HttpStatusCode.NotFound)]
    public async Task Gates_apply_to_conventional_routes_short_circuits_health_checks_hubs_and_fallbacks(string path, HttpStatusCode otherwise)
    {
        await using var app = await StartAsync(
            services: services =>
            {
                services.AddSignalR();
                services.AddHealthChecks();
            },
            map: app =>
            {
                app.MapControllerRoute("conventional", "/conventional/{controller}/{action}");
                app.MapGet("/short", () => "here").ShortCircuit().RequireFeature(Shop.Feature);
                app.MapHealthChecks("/healthy").RequireFeature(Shop.Feature);
                app.MapHub<Hub>("/hub").RequireFeature(Shop.Feature);
                app.MapHub<AttributedHub>("/attributed-hub");
                app.MapFallback("/fallback/{**path}", () => "here").RequireFeature(Shop.Feature);
            });
        var method = path.Contains("negotiate", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get;
        Assert.Equal(HttpStatusCode.OK, (await app.SendAsync(method, path, ("X-Visitor", Shop.Treated))).Status);
        Assert.Equal(otherwise, (await app.SendAsync(method, path, ("X-Visitor", Shop.Untreated))).Status);
    }

    /// <summary>Of the two features, the control carries only the banner.</summary>
    [Theory]
    [InlineData("/both")]
    [InlineData("/both-reversed")]
    public async Task An_endpoint_with_two_features_requires_both(string path)
    {
        await using var app = await StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync("/banner", Shop.Untreated)).Status);
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync(path, Shop.Treated)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync(path, Shop.Untreated)).Status);
    }

    [Fact]
    public async Task The_visitor_can_be_identified_by_authentication()
    {
        await using var app = await StartAsync(visitors => visitors.VisitorId = http => http.User.Identity?.Name);
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync("/minimal", headers: ("X-User", Shop.Treated))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync("/minimal", headers: ("X-User", Shop.Untreated))).Status);
    }

    [Fact]
    public async Task A_gate_reports_the_decision_about_its_feature()
    {
        await using var app = await StartAsync();
        var seen = new List<string>();
        app.Core.On(LifecycleEvent.Bucketing, (told, _) => seen.Add(told.VisitorId));
        await app.GetAsync("/minimal", Shop.Treated);
        await app.GetAsync("/minimal", Shop.Untreated);
        Assert.Equal([Shop.Treated, Shop.Untreated], seen);
    }

    [Theory]
    [InlineData("/free", HttpStatusCode.OK)]
    [InlineData("/eu", HttpStatusCode.OK)]
    [InlineData("/us", HttpStatusCode.NotFound)]
    public async Task If_all_cores_have_names_a_gate_uses_the_core_that_it_names_or_the_first_core_that_has_the_feature(string path, HttpStatusCode expected)
    {
        await using var app = await TestApp.StartAsync(
            builder =>
            {
                builder.Services.AddConvert("us", options => options.Config = ConvertConfig.FromString("""{"account_id":"1","project":{"id":"2"}}"""));
                builder.Services.AddConvert("eu", options => options.Config = Shop.Config);
            },
            app =>
            {
                app.MapGet("/free", () => "here").RequireFeature(Shop.Feature);
                app.MapGet("/eu", [RequireFeature(Shop.Feature, Core = "eu")] () => "here");
                app.MapGet("/us", () => "here").RequireFeature(Shop.Feature, name: "us");
            });
        Assert.Equal(expected, (await app.GetAsync(path, Shop.Treated)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync(path, Shop.Untreated)).Status);
    }

    [Fact]
    public async Task If_all_cores_have_names_the_error_for_a_call_without_a_name_lists_the_names()
    {
        static void Add(WebApplicationBuilder builder)
        {
            builder.Services.AddConvert("us", options => options.Config = Shop.Config);
            builder.Services.AddConvert("eu", options => options.Config = Shop.Config);
        }

        foreach (var use in new Action<WebApplication>[] { app => app.UseConvert(), app => app.MapConvertExplain(), app => app.MapConvertTracking() })
        {
            var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApp.StartAsync(Add, use));
            Assert.Contains("No Convert core is registered without a name. Pass the name of one of the registered cores: 'us', 'eu'.", failure.Message, StringComparison.Ordinal);
        }

        await using var app = await TestApp.StartAsync(Add, app => app.UseConvert("us").UseConvert("eu"));
    }

    private static Task<TestApp> StartAsync(
        Action<ConvertVisitorOptions>? visitors = null, Action<WebApplication>? map = null, Action<IServiceCollection>? services = null) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddConvert(options =>
            {
                options.Config = Shop.Config;
                options.Transport.TrackEndpoint = "http://127.0.0.1:9";
            });
            if (visitors is not null)
                builder.Services.Configure(visitors);
            services?.Invoke(builder.Services);
            builder.Services.AddSingleton<ToGated>();
            builder.Services.AddControllers().AddApplicationPart(typeof(GatedController).Assembly);
        },
        app =>
        {
            app.UseRouting();
            app.Use((http, next) =>
            {
                if (http.Request.Headers["X-User"].ToString() is { Length: > 0 } user)
                    http.User = new(new ClaimsIdentity([new(ClaimTypes.Name, user)], "test"));
                return next(http);
            });
            app.MapGet("/minimal", () => "here").RequireFeature(Shop.Feature);
            app.MapGet("/lambda", [RequireFeature(Shop.Feature)] () => "here");
            app.MapGroup("/group").RequireFeature(Shop.Feature).MapGet("/inner", () => "here");
            app.MapGet("/otherwise", () => "here").RequireFeature(Shop.Feature, http =>
            {
                http.Response.Redirect("/");
                return Task.CompletedTask;
            });
            app.MapGet("/raw", (HttpContext http) => http.Response.WriteAsync("here")).RequireFeature(Shop.Feature);
            app.MapGet("/banner", () => "here").RequireFeature(Banner);
            app.MapGet("/both", () => "here").RequireFeature(Shop.Feature).RequireFeature(Banner);
            app.MapGet("/both-reversed", () => "here").RequireFeature(Banner).RequireFeature(Shop.Feature);
            app.MapControllers();
            map?.Invoke(app);
        });

    private sealed class ToGated : DynamicRouteValueTransformer
    {
        public override ValueTask<RouteValueDictionary> TransformAsync(HttpContext httpContext, RouteValueDictionary values) =>
            new(new RouteValueDictionary(values) { ["action"] = "Index" });
    }

    [RequireFeature(Shop.Feature)]
    private sealed class AttributedHub : Hub;
}

/// <summary>This class is public because ASP.NET Core discovers only public controllers.</summary>
[RequireFeature(Shop.Feature)]
public sealed class GatedController : Controller
{
    public ContentResult Index() => Content("gated");
}

/// <summary>This class is public because ASP.NET Core discovers only public controllers.</summary>
[ApiController]
[Route("/controller")]
public sealed class RoutedController : ControllerBase
{
    [HttpGet]
    [RequireFeature(Shop.Feature, StatusCode = StatusCodes.Status403Forbidden)]
    public ContentResult Get() => Content("here");
}
