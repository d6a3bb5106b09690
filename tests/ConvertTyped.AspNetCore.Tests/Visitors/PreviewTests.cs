using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Visitors;

/// <summary>Tests the statements in docs/previews.md.</summary>
[Collection(MeasuredMemory.Name)]
public class PreviewTests
{
    private const string Link = "/?convert_preview=100410001.100420002";

    private const int DraftsPerMinute = 30;

    public static TheoryData<string> MalformedLinks =>
        ["", "1", "1.2.3", ".", "100410001.", ".100420002", "100410001.999", "<script>.alert", "a%00b.c", new string('9', 5000), "100410001,100420002"];

    [Fact]
    public async Task A_link_shows_its_variation_instead_of_the_visitors_own_and_causes_no_event()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(server: server);
        var answer = await app.GetAsync(Link, Shop.Untreated);
        Assert.Equal("treatment NotTracked", answer.Body);
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        await app.Core.FlushAsync();
        Assert.Empty(server.Requests.All);

        Assert.Equal("control Queued", (await app.GetAsync("/", Shop.Untreated)).Body);
    }

    [Theory]
    [MemberData(nameof(MalformedLinks))]
    public async Task An_invalid_link_gets_status_400_and_is_not_repeated_in_the_response(string link)
    {
        await using var app = await StartAsync();
        var answer = await app.GetAsync($"/?convert_preview={link}", Shop.Untreated);
        const string message = "No variation was found for the preview link. Check the experience and variation ids in the link, and the warnings in the log.";
        Assert.Equal((HttpStatusCode.BadRequest, message), (answer.Status, answer.Body));
        Assert.Empty(app.Logs.Errors);
    }

    [Theory]
    [InlineData(false, "Development")]
    [InlineData(true, "Production")]
    public async Task Links_are_ignored_if_previews_are_disabled_or_if_Production_has_no_policy(bool isEnabled, string environment)
    {
        await using var app = await StartAsync(preview => preview.IsEnabled = isEnabled, environment);
        Assert.Equal("control Queued", (await app.GetAsync(Link, Shop.Untreated)).Body);
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync("/?convert_preview=nonsense", Shop.Untreated)).Status);
    }

    [Fact]
    public async Task A_policy_allows_links_in_Production()
    {
        await using var app = await StartAsync(preview => preview.Policy = "open", "Production", services: services =>
            services.AddAuthorization(options => options.AddPolicy("open", policy => policy.RequireAssertion(_ => true))));
        Assert.Equal("treatment NotTracked", (await app.GetAsync(Link, Shop.Untreated)).Body);
    }

    [Fact]
    public async Task Three_hundred_invented_links_cause_a_bounded_number_of_requests_and_store_nothing()
    {
        const int links = 300;
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Script(Reply.Body(Shop.Json));
        // The config is as large as that of a large project, and does not contain the requested experience.
        server.Config.Otherwise = Reply.Body($$"""{"account_id":"1","project":{"id":"2"},"padding":"{{new string('x', 1_000_000)}}"}""");
        var store = new ListedStore(new InMemoryDataStore());
        await using var app = await StartAsync(server: server, configure: options =>
        {
            (options.Config, options.SdkKey, options.Transport.ConfigEndpoint, options.DataStore) = (null, "10041001/10042002", server.ConfigEndpoint, store);
            options.Refresh = null;
        });
        Assert.Single(server.Config.Requests.All);

        // Ids that do not exist in Convert are cached, so they cause no more requests.
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await app.GetAsync("/?convert_preview=1.1")).Status);
        Assert.Equal(2, server.Config.Requests.All.Count);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < links; i++)
        {
            var answer = await app.GetAsync($"/?convert_preview={i + 1}.1");
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Null(answer.Cookie);
        }

        Assert.Equal(1 + DraftsPerMinute, server.Config.Requests.All.Count);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 20 * 1024 * 1024);
        Assert.Empty(store.Keys);
        Assert.Empty(server.Tracking.Requests.All);

        // Other links and pages still work.
        Assert.Equal("treatment NotTracked", (await app.GetAsync(Link, Shop.Untreated)).Body);
        Assert.Equal("control Queued", (await app.GetAsync("/", Shop.Untreated)).Body);
    }

    [Fact]
    public async Task A_new_visitor_who_opens_a_preview_link_gets_no_cookie_before_opening_a_page_without_a_preview()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(server: server);
        var previewed = await app.GetAsync(Link);
        Assert.Equal("treatment NotTracked", previewed.Body);
        Assert.Null(previewed.Cookie);
        Assert.Null((await app.GetAsync("/?convert_preview=nonsense")).Cookie);
        await app.Core.FlushAsync();
        Assert.Empty(server.Requests.All);
        Assert.NotNull((await app.GetAsync("/")).Cookie);
    }

    private static Task<TestApp> StartAsync(
        Action<ConvertPreviewOptions>? preview = null,
        string environment = "Staging",
        FakeConvertServer? server = null,
        Action<IServiceCollection>? services = null,
        Action<ConvertOptions>? configure = null) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddConvert(options =>
            {
                options.Config = Shop.Config;
                options.Transport.TrackEndpoint = server?.TrackEndpoint ?? "http://127.0.0.1:9";
                configure?.Invoke(options);
            });
            builder.Services.Configure<ConvertVisitorOptions>(visitors =>
            {
                visitors.Preview.IsEnabled = true;
                preview?.Invoke(visitors.Preview);
            });
            services?.Invoke(builder.Services);
        },
        app =>
        {
            app.UseConvert();
            app.MapGet("/", (ConvertContext convert) => $"{convert.RunExperience(Shop.Experiment)?.VariationKey} {convert.TrackConversion(Shop.Goal).Status}");
        },
        environment);
}
