using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Visitors;

public class PreviewTests
{
    private const string Link = "/?convert_preview=100410001.100420002";

    public static TheoryData<string> MalformedLinks =>
        ["", "1", "1.2.3", ".", "100410001.", ".100420002", "100410001.999", "<script>.alert", "a%00b.c", new string('9', 5000), "100410001,100420002"];

    [Fact]
    public async Task A_link_shows_its_variation_to_everyone_who_opens_it_and_leaves_no_trace()
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
    public async Task A_malformed_link_is_a_bad_request_that_does_not_repeat_it(string link)
    {
        await using var app = await StartAsync();
        var answer = await app.GetAsync($"/?convert_preview={link}", Shop.Untreated);
        Assert.Equal((HttpStatusCode.BadRequest, "The preview link is invalid: there is no such variation."), (answer.Status, answer.Body));
        Assert.Empty(app.Logs.Errors);
    }

    [Theory]
    [InlineData(false, "Development")]
    [InlineData(true, "Production")]
    public async Task Links_are_ignored_if_they_are_disabled_or_not_for_everyone(bool isEnabled, string environment)
    {
        await using var app = await StartAsync(preview => preview.IsEnabled = isEnabled, environment);
        Assert.Equal("control Queued", (await app.GetAsync(Link, Shop.Untreated)).Body);
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync("/?convert_preview=nonsense", Shop.Untreated)).Status);
    }

    [Fact]
    public async Task A_policy_allows_links_in_other_environments()
    {
        await using var app = await StartAsync(preview => preview.Policy = "open", "Production", services: services =>
            services.AddAuthorization(options => options.AddPolicy("open", policy => policy.RequireAssertion(_ => true))));
        Assert.Equal("treatment NotTracked", (await app.GetAsync(Link, Shop.Untreated)).Body);
    }

    private static Task<TestApp> StartAsync(
        Action<ConvertPreviewOptions>? preview = null,
        string environment = "Staging",
        FakeConvertServer? server = null,
        Action<IServiceCollection>? services = null) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddConvert(options =>
            {
                options.Config = Shop.Config;
                options.Transport.TrackEndpoint = server?.TrackEndpoint ?? "http://127.0.0.1:9";
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
