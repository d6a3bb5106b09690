using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Visitors;

public class SignInTests
{
    [Fact]
    public async Task A_user_who_takes_over_the_anonymous_visitors_decisions_keeps_the_variations_and_loses_the_cookie()
    {
        await using var app = await StartAsync(VisitorSignIn.Keep);
        var bucketed = new List<(string, string?)>();
        app.Core.On(LifecycleEvent.Bucketing, (told, _) => bucketed.Add((told.VisitorId, told.VariationKey)));
        var (anonymous, own) = await SomebodyWithAsync(app, "treatment", Shop.Untreated);
        bucketed.Clear();

        var signedIn = await SignedInAsync(app, own, anonymous);
        Assert.Equal("treatment", signedIn.Body);
        Assert.Empty(signedIn.CookieValue!);
        Assert.Equal([(own, "treatment")], bucketed);
        Assert.Equal("treatment", (await app.GetAsync("/", own)).Body);
    }

    [Theory]
    [InlineData("/static")]
    [InlineData("/eu")]
    public async Task Decisions_are_taken_over_for_every_core_although_the_first_request_of_the_user_does_not_use_it(string first)
    {
        await using var app = await StartAsync(VisitorSignIn.Keep);
        var (anonymous, own) = await SomebodyWithAsync(app, "treatment", Shop.Untreated);
        Assert.Equal("treatment", (await app.GetWithCookieAsync("/eu", anonymous)).Body);

        var signedIn = await SignedInAsync(app, own, anonymous, first);

        Assert.Empty(signedIn.CookieValue!);
        Assert.Equal("treatment", (await app.GetAsync("/", own)).Body);
        Assert.Equal("treatment", (await app.GetAsync("/eu", own)).Body);
    }

    [Fact]
    public async Task The_cookie_stays_until_every_core_has_a_config()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(VisitorSignIn.Keep, server);
        var (anonymous, own) = await SomebodyWithAsync(app, "treatment", Shop.Untreated);

        Assert.Null((await SignedInAsync(app, own, anonymous)).Cookie);
        server.Config.Serve(Shop.Json);
        await app.Services.GetRequiredKeyedService<ConvertCore>("eu").InitializeAsync();

        Assert.Empty((await SignedInAsync(app, own, anonymous)).CookieValue!);
    }

    [Fact]
    public async Task The_users_own_decisions_are_not_replaced()
    {
        await using var app = await StartAsync(VisitorSignIn.Keep);
        Assert.Equal("control", (await app.GetAsync("/", Shop.Untreated)).Body);
        var (anonymous, own) = await SomebodyWithAsync(app, "treatment", Shop.Untreated);
        Assert.Equal("control", (await SignedInAsync(app, own, anonymous)).Body);
    }

    [Fact]
    public async Task By_default_a_user_who_signs_in_gets_their_own_decisions_and_keeps_the_cookie()
    {
        await using var app = await StartAsync(new ConvertVisitorOptions().OnSignIn);
        var (anonymous, own) = await SomebodyWithAsync(app, "treatment", Shop.Untreated);
        var signedIn = await SignedInAsync(app, own, anonymous);
        Assert.Equal("control", signedIn.Body);
        Assert.Null(signedIn.Cookie);
        Assert.Equal("treatment", (await app.GetWithCookieAsync("/", anonymous)).Body);
    }

    private static async Task<(string? Cookie, string Own)> SomebodyWithAsync(TestApp app, string variation, string own)
    {
        while (true)
        {
            var answer = await app.GetAsync("/");
            if (answer.Body == variation)
                return (answer.CookieValue, own);
        }
    }

    private static Task<Answer> SignedInAsync(TestApp app, string own, string? cookie, string path = "/") =>
        app.GetWithCookieAsync(path, cookie, ("X-Visitor", own));

    private static Task<TestApp> StartAsync(VisitorSignIn onSignIn, FakeConvertServer? server = null) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddConvert(options => (options.Config, options.Transport.TrackEndpoint) = (Shop.Config, "http://127.0.0.1:9"));
            builder.Services.AddConvert("eu", options =>
            {
                options.Transport.TrackEndpoint = "http://127.0.0.1:9";
                if (server is null)
                    options.Config = Shop.Config;
                else
                    (options.SdkKey, options.Transport.ConfigEndpoint) = ("key", server.ConfigEndpoint);
            });
            builder.Services.Configure<ConvertVisitorOptions>(visitors => visitors.OnSignIn = onSignIn);
        },
        app =>
        {
            app.UseConvert();
            app.MapGet("/", (ConvertContext convert) => convert.RunExperience(Shop.Experiment)?.VariationKey);
            app.MapGet("/eu", ([FromKeyedServices("eu")] ConvertContext convert) => convert.RunExperience(Shop.Experiment)?.VariationKey);
            app.MapGet("/static", () => "");
        });
}
