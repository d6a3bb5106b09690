using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Visitors;

public class RequestTests
{
    private const string LocatedExperiment = "pricing-page-test";

    [Fact]
    public async Task The_visitors_id_can_be_the_applications_own()
    {
        await using var app = await StartAsync(visitors => visitors.VisitorId = http => http.Request.Headers["X-User"]);
        var answer = await app.GetAsync("/id", headers: ("X-User", "anna@shop.example"));
        Assert.Equal("anna@shop.example", answer.Body);
        Assert.Null(answer.Cookie);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\tb")]
    [InlineData(null)]
    public async Task Where_the_applications_own_id_is_none_the_cookie_tells(string? own)
    {
        await using var app = await StartAsync(visitors => visitors.VisitorId = _ => own);
        var answer = await app.GetAsync("/id");
        Assert.Equal(answer.NewVisitor, answer.Body);
    }

    [Fact]
    public async Task An_endless_id_or_half_a_character_is_none()
    {
        foreach (var own in new[] { new string('a', 257), "a\ud800b" })
        {
            await using var app = await StartAsync(visitors => visitors.VisitorId = _ => own);
            Assert.True(Guid.TryParse((await app.GetAsync("/id")).Body, out _));
        }
    }

    [Fact]
    public async Task Location_rules_see_where_the_request_goes()
    {
        await using var app = await StartAsync(visitors => visitors.Attributes = _ =>
            new Dictionary<string, object?> { ["plan"] = "pro", ["country"] = "DE", ["age"] = 40 });
        var visitor = await VisitorOf(app, "/pricing");
        Assert.Equal("located", (await app.GetAsync("/pricing", visitor)).Body);
        Assert.Equal("elsewhere", (await app.GetAsync("/other", visitor)).Body);
    }

    [Fact]
    public async Task Location_attributes_can_be_the_applications_own()
    {
        await using var app = await StartAsync(visitors =>
        {
            visitors.Attributes = _ => new Dictionary<string, object?> { ["plan"] = "pro", ["country"] = "DE", ["age"] = 40 };
            visitors.LocationAttributes = _ => new Dictionary<string, object?> { ["url"] = "/pricing" };
        });
        Assert.Equal("located", (await app.GetAsync("/other", await VisitorOf(app, "/other"))).Body);
    }

    [Fact]
    public async Task Rules_see_path_host_and_query_of_a_request()
    {
        await using var app = await StartAsync(_ => { }, app =>
        {
            app.UsePathBase("/shop");
            app.MapGet("/where", (Microsoft.AspNetCore.Http.HttpContext http) =>
            {
                IReadOnlyDictionary<string, object?> location = new RequestLocation(http.Request);
                return string.Join(' ', location.Select(entry => $"{entry.Key}={entry.Value}"));
            });
        });
        Assert.Equal("url=/shop/where path=/shop/where host=127.0.0.1 query=?a=b", (await app.GetAsync("/shop/where?a=b")).Body);
    }

    [Fact]
    public async Task Without_consent_nothing_is_reported_and_no_cookie_is_set()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(visitors => visitors.HasConsent = http => http.Request.Headers.ContainsKey("X-Consent"), server: server);

        var without = await app.GetAsync("/buy");
        Assert.Null(without.Cookie);
        var with = await app.GetAsync("/buy", headers: ("X-Consent", "yes"));
        await app.Core.FlushAsync();

        Assert.Equal([with.NewVisitor], Events.Of(server).Select(happened => happened.Visitor).Distinct());
    }

    [Fact]
    public async Task An_essential_cookie_is_set_without_consent()
    {
        await using var app = await StartAsync(visitors =>
        {
            visitors.HasConsent = _ => false;
            visitors.Cookie.IsEssential = true;
        });
        Assert.NotNull((await app.GetAsync("/id")).Cookie);
    }

    [Fact]
    public async Task The_user_agent_goes_into_reports_where_asked_for()
    {
        const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(visitors => visitors.ReportUserAgent = true, server: server);
        await app.GetAsync("/buy", headers: ("User-Agent", Phone));
        await app.Core.FlushAsync();
        var segments = Events.FirstVisitor(server).GetProperty("segments");
        Assert.Equal("SF", segments.GetProperty("browser").GetString());
        Assert.Equal(["ALLPH", "IPH"], segments.GetProperty("devices").EnumerateArray().Select(device => device.GetString()!));
    }

    [Fact]
    public async Task What_the_applications_own_code_throws_is_the_applications_error()
    {
        await using var app = await StartAsync(visitors => visitors.VisitorId = _ => throw new InvalidOperationException("own"));
        Assert.Equal(HttpStatusCode.InternalServerError, (await app.GetAsync("/id")).Status);
    }

    /// <summary>Traffic of the located experiment is not 100 %: somebody who gets a variation.</summary>
    private static async Task<string> VisitorOf(TestApp app, string path)
    {
        for (var i = 0; ; i++)
        {
            if ((await app.GetAsync(path, $"visitor-{i}")).Body == "located")
                return $"visitor-{i}";
            Assert.True(i < 50);
        }
    }

    private static Task<TestApp> StartAsync(
        Action<ConvertVisitorOptions> visitors, Action<WebApplication>? map = null, FakeConvertServer? server = null) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddConvert(options =>
            {
                options.Config = Shop.Config;
                options.Transport.TrackEndpoint = server?.TrackEndpoint ?? "http://127.0.0.1:9";
            });
            builder.Services.Configure(visitors);
        },
        app =>
        {
            map?.Invoke(app);
            app.MapGet("/id", (ConvertContext convert) => convert.VisitorId);
            app.MapGet("/pricing", Locate);
            app.MapGet("/other", Locate);
            app.MapGet("/buy", (ConvertContext convert) =>
            {
                convert.RunExperience(Shop.Experiment);
                return convert.TrackConversion(Shop.Goal).Status.ToString();
            });
        });

    private static string Locate(ConvertContext convert) =>
        convert.RunExperience(LocatedExperiment, enableStorage: false) is null ? "elsewhere" : "located";
}
