using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Caching;

public class CachedPagesTests
{
    private const int Visitors = 400;

    [Theory]
    [InlineData("/output-cached")]
    [InlineData("/output-cached-by-variation")]
    [InlineData("/response-cached")]
    [InlineData("/response-cached/late")]
    public async Task Behind_a_cache_each_of_400_visitors_gets_their_own_variation(string path)
    {
        await using var app = await StartAsync();
        using var core = new ConvertCore(new ConvertOptions { Config = Shop.Config }).Initialize();
        var wrong = 0;
        for (var i = 0; i < Visitors; i++)
        {
            var first = await app.GetAsync(path);
            var again = await app.GetWithCookieAsync(path, first.CookieValue);
            var visitorId = (await app.GetWithCookieAsync("/id", first.CookieValue)).Body;
            var expected = core.CreateContext(visitorId).RunExperience(Shop.Experiment)?.VariationKey;
            if (!first.Body.StartsWith(expected + " ", StringComparison.Ordinal) || !again.Body.StartsWith(expected + " ", StringComparison.Ordinal))
                wrong++;
            Assert.DoesNotContain("public", first.Headers["Cache-Control"], StringComparison.Ordinal);
            Assert.Contains("private", again.Headers["Cache-Control"], StringComparison.Ordinal);
        }

        Assert.Equal(0, wrong);
    }

    [Fact]
    public async Task A_page_that_varies_by_an_experience_is_rendered_once_for_each_variation()
    {
        await using var app = await StartAsync();
        var pages = new HashSet<string>();
        for (var i = 0; i < 40; i++)
            pages.Add((await app.GetAsync("/output-cached-by-variation", $"user-{i}")).Body);
        for (var i = 0; i < 10; i++)
            Assert.Contains((await app.GetAsync("/output-cached-by-variation")).Body, pages);
        Assert.Equal(["control", "treatment"], pages.Select(page => page.Split(' ')[0]).Order());
    }

    [Fact]
    public async Task A_page_that_depends_on_more_than_it_varies_by_is_not_cached()
    {
        await using var app = await StartAsync();
        var pages = new HashSet<string>();
        for (var i = 0; i < 10; i++)
            pages.Add((await app.GetAsync("/output-cached-by-too-little", "alice")).Body);
        Assert.Equal(10, pages.Count);
    }

    [Theory]
    [InlineData("/output-cached-by-segment")]
    [InlineData("/output-cached-by-feature")]
    [InlineData("/output-cached-behind-a-gate")]
    public async Task A_page_that_depends_on_a_segment_a_feature_or_a_gate_is_not_cached(string path)
    {
        await using var app = await StartAsync();
        var first = await app.GetAsync(path, "alice");
        Assert.NotEqual(first.Body, (await app.GetAsync(path, "alice")).Body);
        Assert.Contains("private", first.Headers["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_served_before_the_first_config_is_not_cached()
    {
        await using var app = await TestApp.StartAsync(
            builder =>
            {
                builder.Services.AddConvert(options =>
                    (options.Config, options.SdkKey, options.Transport.ConfigEndpoint) = (null, "key", "http://127.0.0.1:9"));
                builder.Services.Configure<ConvertHostOptions>(host => (host.RequireConfig, host.StartTimeout) = (false, TimeSpan.FromMilliseconds(1)));
                builder.Services.AddOutputCache();
            },
            app =>
            {
                app.UseOutputCache();
                app.MapGet("/", (ConvertContext convert) => $"{convert.RunFeature("checkout-banner") is null} {Guid.NewGuid()}").CacheOutput();
            });

        Assert.NotEqual((await app.GetAsync("/")).Body, (await app.GetAsync("/")).Body);
    }

    [Fact]
    public async Task A_page_without_decisions_is_cached_as_the_application_specifies()
    {
        await using var app = await StartAsync();
        var first = await app.GetAsync("/output-cached-without-decision", "alice");
        Assert.Equal(first.Body, (await app.GetAsync("/output-cached-without-decision", "bob")).Body);
        Assert.Equal("public, max-age=600", (await app.GetAsync("/response-cached/without-decision", "alice")).Headers["Cache-Control"]);
    }

    [Theory]
    [InlineData("/response-cached")]
    [InlineData("/targeted")]
    public async Task A_new_visitor_s_cookie_and_decision_go_out_to_the_browser_only(string path)
    {
        await using var app = await StartAsync();
        var answer = await app.GetAsync(path);
        Assert.NotNull(answer.Cookie);
        Assert.Equal("max-age=600, private", answer.Headers["Cache-Control"]);
        Assert.DoesNotContain("CDN-Cache-Control", answer.Headers.Keys);
        Assert.DoesNotContain("Surrogate-Control", answer.Headers.Keys);
    }

    [Fact]
    public async Task Stricter_headers_of_the_application_stay()
    {
        await using var app = await StartAsync();
        Assert.Equal("no-store", (await app.GetAsync("/strict")).Headers["Cache-Control"]);
    }

    private static Task<TestApp> StartAsync()
    {
        var rendered = 0;
        return TestApp.StartAsync(
            builder =>
            {
                builder.Services.AddConvert(options => (options.Config, options.Transport.TrackEndpoint) = (Shop.Config, "http://127.0.0.1:9"));
                builder.Services.AddResponseCaching();
                builder.Services.AddOutputCache(cache =>
                {
                    cache.AddPolicy("variations", policy => policy.VaryByConvert(Shop.Experiment));
                    cache.AddPolicy("others", policy => policy.VaryByConvert("pricing-page-test"));
                });
                builder.Services.AddControllers().AddApplicationPart(typeof(CachedController).Assembly);
            },
            app =>
            {
                app.UseOutputCache();
                app.UseResponseCaching();
                app.UseConvert();
                app.MapControllers();
                app.MapGet("/id", (ConvertContext convert) => convert.VisitorId);
                app.MapGet("/output-cached", Page).CacheOutput();
                app.MapGet("/output-cached-by-variation", Page).CacheOutput("variations");
                app.MapGet("/output-cached-by-too-little", Page).CacheOutput("others");
                app.MapGet("/output-cached-by-segment", (ConvertContext convert) => $"{convert.RunCustomSegments("us-visitors").Matched} {Guid.NewGuid()}").CacheOutput();
                app.MapGet("/output-cached-by-feature", (ConvertContext convert) => $"{convert.RunFeature("recommendations") is null} {Guid.NewGuid()}").CacheOutput();
                app.MapGet("/output-cached-behind-a-gate", () => $"{Guid.NewGuid()}").RequireFeature("checkout-banner").CacheOutput();
                app.MapGet("/output-cached-without-decision", (ConvertContext convert) => Guid.NewGuid().ToString()).CacheOutput();
                app.MapGet("/targeted", (HttpContext http, ConvertContext convert) =>
                {
                    var page = Page(convert);
                    (http.Response.Headers.CacheControl, http.Response.Headers["CDN-Cache-Control"], http.Response.Headers["Surrogate-Control"]) =
                        ("public, s-maxage=600, max-age=600", "max-age=600", "max-age=600");
                    return page;
                });
                app.MapGet("/strict", (HttpContext http, ConvertContext convert) =>
                {
                    http.Response.Headers.CacheControl = "no-store";
                    return Page(convert);
                });
            });

        string Page(ConvertContext convert) =>
            $"{convert.RunExperience(Shop.Experiment)?.VariationKey} rendered as number {Interlocked.Increment(ref rendered)}";
    }
}

/// <summary>Found by application parts, so it must be public.</summary>
[ApiController]
[Route("/response-cached")]
public sealed class CachedController : ControllerBase
{
    private static int _rendered;

    [HttpGet]
    [ResponseCache(Duration = 600)]
    public ContentResult Get([FromServices] ConvertContext convert) =>
        Content($"{convert.RunExperience(Shop.Experiment)?.VariationKey} {Interlocked.Increment(ref _rendered)}");

    /// <summary>The headers are set after the decision.</summary>
    [HttpGet("late")]
    public ContentResult Late([FromServices] ConvertContext convert)
    {
        var page = Get(convert);
        Response.Headers.CacheControl = "public, max-age=600";
        return page;
    }

    [HttpGet("without-decision")]
    [ResponseCache(Duration = 600)]
    public ContentResult WithoutDecision([FromServices] ConvertContext convert) => Content($"{convert.GetConfigEntities("goal").Count} goals");
}
