using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Caching;

public class CachedPagesTests
{
    private const int Visitors = 400;

    private static readonly string[] GetAndHead = ["GET", "HEAD"];

    [Theory]
    [InlineData("/output-cached")]
    [InlineData("/output-cached-by-variation")]
    [InlineData("/response-cached")]
    [InlineData("/response-cached/late")]
    [InlineData("/response-cached/started")]
    [InlineData("/response-cached/tagged")]
    public async Task Behind_a_cache_each_of_400_visitors_gets_their_own_variation(string path)
    {
        await using var app = await StartAsync();
        using var core = new ConvertCore(new ConvertOptions { Config = Shop.Config }).Initialize();
        var wrong = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, Visitors), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) =>
        {
            var first = await app.GetAsync(path);
            var again = await app.GetWithCookieAsync(path, first.CookieValue);
            var visitorId = (await app.GetWithCookieAsync("/id", first.CookieValue)).Body;
            var expected = core.CreateContext(visitorId).RunExperience(Shop.Experiment)?.VariationKey;
            if (!first.Body.StartsWith(expected + " ", StringComparison.Ordinal) || !again.Body.StartsWith(expected + " ", StringComparison.Ordinal))
                Interlocked.Increment(ref wrong);
            Assert.DoesNotContain("public", first.Headers["Cache-Control"], StringComparison.Ordinal);
            Assert.Contains("private", again.Headers["Cache-Control"], StringComparison.Ordinal);
        });

        Assert.Equal(0, wrong);
    }

    [Fact]
    public async Task A_previewed_page_is_not_cached_for_visitors_without_the_link()
    {
        await using var app = await TestApp.StartAsync(
            builder =>
            {
                builder.Services.AddConvert(options => (options.Config, options.EnableTracking) = (Shop.Config, false));
                builder.Services.Configure<ConvertVisitorOptions>(visitors => visitors.Preview.IsEnabled = true);
                builder.Services.AddOutputCache();
            },
            app =>
            {
                app.UseOutputCache();
                app.UseConvert();
                app.MapGet("/", (ConvertContext convert) => convert.RunExperience(Shop.Experiment)?.VariationKey)
                    .CacheOutput(policy => policy.VaryByConvert(Shop.Experiment).SetVaryByQuery([]));
            },
            "Staging");
        Assert.Equal("treatment", (await app.GetAsync("/?convert_preview=100410001.100420002", Shop.Untreated)).Body);
        Assert.Equal("control", (await app.GetAsync("/", Shop.Untreated)).Body);
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
    public async Task A_page_with_a_decision_that_it_does_not_vary_by_is_not_cached()
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
    public async Task A_page_that_depends_on_a_segment_a_feature_or_a_feature_gate_is_not_cached(string path)
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
    public async Task A_response_with_a_new_visitors_cookie_and_decision_is_private(string path)
    {
        await using var app = await StartAsync();
        var answer = await app.GetAsync(path);
        Assert.NotNull(answer.Cookie);
        Assert.Equal("max-age=600, private", answer.Headers["Cache-Control"]);
        Assert.DoesNotContain("CDN-Cache-Control", answer.Headers.Keys);
        Assert.DoesNotContain("Surrogate-Control", answer.Headers.Keys);
    }

    [Theory]
    [InlineData("/set-on-start")]
    [InlineData("/expires")]
    [InlineData("/by-network")]
    public async Task A_response_with_a_decision_is_private_regardless_of_which_headers_the_application_sets_and_when(string path)
    {
        await using var app = await StartAsync();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            var answer = await app.SendAsync(method, path, ("X-Visitor", Shop.Treated));
            Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
            Assert.Contains("private", answer.Headers["Cache-Control"], StringComparison.Ordinal);
            Assert.DoesNotContain("public", answer.Headers["Cache-Control"], StringComparison.Ordinal);
            Assert.DoesNotContain(answer.Headers, header => header.Key.EndsWith("CDN-Cache-Control", StringComparison.OrdinalIgnoreCase) || header.Key == "Edge-Control");
            Assert.Equal("0", answer.Headers.GetValueOrDefault("X-Accel-Expires", "0"));
        }
    }

    [Fact]
    public async Task A_response_with_a_new_visitors_cookie_is_private_even_if_the_application_sets_headers_last()
    {
        await using var app = await StartAsync();
        var answer = await app.GetAsync("/set-on-start");
        Assert.NotNull(answer.Cookie);
        Assert.Equal("max-age=600, private", answer.Headers["Cache-Control"]);
    }

    /// <summary>The application uses the key of the visitor's variation as the entity tag. The response for an unchanged page is 304.</summary>
    [Fact]
    public async Task A_response_for_an_unchanged_page_is_private()
    {
        await using var app = await StartAsync();
        var first = await app.GetAsync("/response-cached/tagged", Shop.Treated);
        var again = await app.GetAsync("/response-cached/tagged", Shop.Treated, ("If-None-Match", first.Headers["ETag"]));
        Assert.Equal(System.Net.HttpStatusCode.NotModified, again.Status);
        Assert.Equal("max-age=600, private", again.Headers["Cache-Control"]);
        var other = await app.GetAsync("/response-cached/tagged", Shop.Untreated, ("If-None-Match", first.Headers["ETag"]));
        Assert.Equal(System.Net.HttpStatusCode.OK, other.Status);
        Assert.StartsWith("control ", other.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_warning_is_logged_for_decisions_after_the_start_of_a_publicly_cacheable_response()
    {
        await using var app = await StartAsync();
        for (var i = 0; i < 3; i++)
            await app.GetAsync("/streamed", Shop.Treated);
        Assert.Empty(app.Logs.Of(105));
        for (var i = 0; i < 3; i++)
            Assert.EndsWith("treatment", (await app.GetAsync("/streamed?public", Shop.Treated)).Body, StringComparison.Ordinal);
        Assert.Single(app.Logs.Of(105));
    }

    /// <summary>When the response starts, no <c>PersonalResponse</c> has been created for the request yet.</summary>
    [Fact]
    public async Task A_warning_is_logged_for_a_context_that_is_created_after_the_start_of_a_publicly_cacheable_response()
    {
        await using var app = await StartAsync();
        await app.GetAsync("/streamed-late", Shop.Treated);
        Assert.Empty(app.Logs.Of(105));
        Assert.EndsWith("treatment", (await app.GetAsync("/streamed-late?public", Shop.Treated)).Body, StringComparison.Ordinal);
        Assert.Single(app.Logs.Of(105));
    }

    [Fact]
    public async Task A_streamed_page_is_not_in_the_output_cache()
    {
        await using var app = await StartAsync();
        Assert.EndsWith("treatment", (await app.GetAsync("/output-cached-stream", Shop.Treated)).Body, StringComparison.Ordinal);
        Assert.EndsWith("control", (await app.GetAsync("/output-cached-stream", Shop.Untreated)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task If_all_cores_have_names_a_page_varies_by_the_named_core_or_the_first_core_that_has_the_experience(bool isNamed)
    {
        var rendered = 0;
        await using var app = await TestApp.StartAsync(
            builder =>
            {
                builder.Services.AddConvert("us", options => options.Config = ConvertConfig.FromString("""{"account_id":"1","project":{"id":"2"}}"""));
                builder.Services.AddConvert("eu", options => (options.Config, options.EnableTracking) = (Shop.Config, false));
                builder.Services.AddOutputCache();
            },
            app =>
            {
                app.UseOutputCache();
                app.MapGet("/", ([FromKeyedServices("eu")] ConvertContext convert) =>
                    $"{convert.RunExperience(Shop.Experiment)?.VariationKey} rendered as number {Interlocked.Increment(ref rendered)}")
                    .CacheOutput(policy => _ = isNamed ? policy.VaryByConvertCore("eu", Shop.Experiment) : policy.VaryByConvert(Shop.Experiment));
            });
        var pages = new HashSet<string>();
        for (var i = 0; i < 40; i++)
            pages.Add((await app.GetAsync("/", $"user-{i}")).Body);
        Assert.Equal(["control", "treatment"], pages.Select(page => page.Split(' ')[0]).Order());
    }

    [Fact]
    public async Task Stricter_headers_of_the_application_are_kept()
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
                app.Use((http, next) =>
                {
                    if (http.Request.Path == "/set-on-start")
                    {
                        http.Response.OnStarting(() =>
                        {
                            http.Response.Headers.CacheControl = "public, max-age=600";
                            return Task.CompletedTask;
                        });
                    }

                    return next(http);
                });
                app.UseOutputCache();
                app.UseResponseCaching();
                app.UseConvert();
                app.MapControllers();
                app.MapMethods("/set-on-start", GetAndHead, Page);
                app.MapMethods("/expires", GetAndHead, (HttpContext http, ConvertContext convert) =>
                {
                    (http.Response.Headers.Expires, http.Response.Headers["X-Accel-Expires"]) = (DateTimeOffset.UtcNow.AddDays(1).ToString("R"), "3600");
                    return Page(convert);
                });
                app.MapMethods("/by-network", GetAndHead, (HttpContext http, ConvertContext convert) =>
                {
                    foreach (var header in new[] { "Cloudflare-CDN-Cache-Control", "Vercel-CDN-Cache-Control", "cdn-cache-control", "Edge-Control" })
                        http.Response.Headers[header] = "max-age=600";
                    http.Response.Headers.CacheControl = "nonsense=";
                    return Page(convert);
                });
                app.MapGet("/streamed", async (HttpContext http, ConvertContext convert) =>
                {
                    if (http.Request.QueryString.Value == "?public")
                        http.Response.Headers.CacheControl = "public, max-age=600";
                    await http.Response.WriteAsync("first ");
                    await http.Response.Body.FlushAsync();
                    await http.Response.WriteAsync(convert.RunExperience(Shop.Experiment)!.VariationKey!);
                });
                app.MapGet("/streamed-late", async (HttpContext http) =>
                {
                    if (http.Request.QueryString.Value == "?public")
                        http.Response.Headers.CacheControl = "public, max-age=600";
                    await http.Response.WriteAsync("first ");
                    await http.Response.Body.FlushAsync();
                    await http.Response.WriteAsync(http.RequestServices.GetRequiredService<ConvertContext>().RunExperience(Shop.Experiment)!.VariationKey!);
                });
                app.MapGet("/output-cached-stream", async (HttpContext http, ConvertContext convert) =>
                {
                    await http.Response.StartAsync();
                    await http.Response.WriteAsync("first ");
                    await http.Response.Body.FlushAsync();
                    await http.Response.WriteAsync(convert.RunExperience(Shop.Experiment)!.VariationKey!);
                }).CacheOutput();
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

/// <summary>Serves cacheable pages. ASP.NET Core discovers only public controllers.</summary>
[ApiController]
[Route("/response-cached")]
public sealed class CachedController : ControllerBase
{
    private static int _rendered;

    [HttpGet]
    [ResponseCache(Duration = 600)]
    public ContentResult Get([FromServices] ConvertContext convert) =>
        Content($"{convert.RunExperience(Shop.Experiment)?.VariationKey} {Interlocked.Increment(ref _rendered)}");

    /// <summary>Sets the headers after the decision.</summary>
    [HttpGet("late")]
    public ContentResult Late([FromServices] ConvertContext convert)
    {
        var page = Get(convert);
        Response.Headers.CacheControl = "public, max-age=600";
        return page;
    }

    /// <summary>Sends the headers before the body.</summary>
    [HttpGet("started")]
    [ResponseCache(Duration = 600)]
    public async Task Started([FromServices] ConvertContext convert)
    {
        var page = Get(convert);
        await Response.StartAsync();
        await Response.WriteAsync(page.Content!);
    }

    /// <summary>Uses the key of the visitor's variation as the entity tag.</summary>
    [HttpGet("tagged")]
    [ResponseCache(Duration = 600)]
    public IActionResult Tagged([FromServices] ConvertContext convert)
    {
        var page = Get(convert);
        Response.Headers.ETag = $"\"{convert.RunExperience(Shop.Experiment)?.VariationKey}\"";
        return Request.Headers.IfNoneMatch == Response.Headers.ETag ? StatusCode(StatusCodes.Status304NotModified) : page;
    }

    [HttpGet("without-decision")]
    [ResponseCache(Duration = 600)]
    public ContentResult WithoutDecision([FromServices] ConvertContext convert) => Content($"{convert.GetConfigEntities("goal").Count} goals");
}
