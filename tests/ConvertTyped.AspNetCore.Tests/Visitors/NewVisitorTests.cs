using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace ConvertTyped.AspNetCore.Tests.Visitors;

/// <summary>Tests which requests create a new visitor.</summary>
public class NewVisitorTests
{
    public static TheoryData<string, string> Programs => new()
    {
        { "HEAD", "Mozilla/5.0" },
        { "OPTIONS", "Mozilla/5.0" },
        { "GET", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)" },
        { "GET", "kube-probe/1.31" },
        { "GET", "Mozilla/5.0 (compatible; YandexBot/3.0)" },
        { "GET", "facebookexternalhit/1.1" },
        { "GET", "ELB-HealthChecker/2.0" },
        { "GET", "GoogleHC/1.0" },
        { "GET", "Amazon-Route53-Health-Check-Service (ref 1)" },
        { "GET", "Consul Health Check" },
        { "GET", "AlwaysOn" },
        { "GET", "Edge Health Probe" },
        { "GET", "Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)" },
        { "TRACE", "Mozilla/5.0" },
    };

    [Theory]
    [InlineData("/no-such-page")]
    [InlineData("/health")]
    [InlineData("/files/convert.json")]
    [InlineData("/nothing")]
    [InlineData("/redirected")]
    public async Task A_request_without_decisions_creates_no_visitor(string path)
    {
        await using var app = await StartAsync();
        var answer = await app.GetAsync(path);
        Assert.Null(answer.Cookie);
        Assert.DoesNotContain("private", answer.Headers.GetValueOrDefault("Cache-Control", ""), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task A_request_that_does_not_come_from_a_visitor_causes_no_cookie_no_event_and_no_stored_state(string method, string userAgent)
    {
        await using var server = await FakeConvertServer.StartAsync();
        var store = new ListedStore(new InMemoryDataStore());
        await using var app = await StartAsync(server: server, store: store);
        var answer = await app.SendAsync(new(method), "/decides", ("User-Agent", userAgent));
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
        Assert.Null(answer.Cookie);
        await app.Core.FlushAsync();
        Assert.Empty(server.Requests.All);
        Assert.Empty(store.Keys);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 14; CUBOT KINGKONG 9) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36")]
    [InlineData("")]
    public async Task A_request_from_a_browser_or_without_a_user_agent_creates_a_visitor(string userAgent)
    {
        await using var app = await StartAsync();
        Assert.NotNull((await app.SendAsync(HttpMethod.Get, "/decides", ("User-Agent", userAgent))).Cookie);
    }

    [Theory]
    [InlineData("application/grpc", false)]
    [InlineData("application/grpc+proto", false)]
    [InlineData("application/grpc-web", true)]
    [InlineData("application/json", true)]
    public async Task A_gRPC_request_creates_no_visitor_but_gRPC_Web_and_JSON_requests_do(string contentType, bool isVisitor)
    {
        await using var app = await StartAsync();
        Assert.Equal(isVisitor, (await app.SendAsync(HttpMethod.Get, "/decides", ("X-Content-Type", contentType))).Cookie is not null);
    }

    [Fact]
    public async Task The_application_can_decide_which_requests_come_from_visitors()
    {
        await using var app = await StartAsync(visitors => visitors.IsVisitor = http => !http.Request.Headers.ContainsKey("X-Test"));
        Assert.Null((await app.GetAsync("/decides", headers: ("X-Test", "yes"))).Cookie);
        Assert.NotNull((await app.GetAsync("/decides", headers: ("User-Agent", "Googlebot"))).Cookie);
    }

    private static Task<TestApp> StartAsync(Action<ConvertVisitorOptions>? visitors = null, FakeConvertServer? server = null, IDataStore? store = null) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddConvert(options =>
            {
                options.Config = Shop.Config;
                options.DataStore = store;
                options.Transport.TrackEndpoint = server?.TrackEndpoint ?? "http://127.0.0.1:9";
            });
            builder.Services.AddHealthChecks().AddConvert();
            if (visitors is not null)
                builder.Services.Configure(visitors);
        },
        app =>
        {
            app.Use((http, next) =>
            {
                http.Request.ContentType = http.Request.Headers["X-Content-Type"];
                return next(http);
            });
            app.UseConvert();
            app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Path.GetDirectoryName(Shop.Path)!), RequestPath = "/files" });
            app.MapHealthChecks("/health");
            app.MapGet("/nothing", () => "nothing of Convert");
            app.MapGet("/redirected", () => Results.Redirect("/nothing"));
            app.MapMethods("/decides", ["GET", "HEAD", "OPTIONS", "TRACE"], (ConvertContext convert) =>
            {
                convert.RunExperience(Shop.Experiment);
                convert.TrackConversion(Shop.Goal);
            });
        });
}
