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

    private static Task<Answer> SignedInAsync(TestApp app, string own, string? cookie) =>
        app.GetWithCookieAsync("/", cookie, ("X-Visitor", own));

    private static Task<TestApp> StartAsync(VisitorSignIn onSignIn) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddConvert(options => (options.Config, options.Transport.TrackEndpoint) = (Shop.Config, "http://127.0.0.1:9"));
            builder.Services.Configure<ConvertVisitorOptions>(visitors => visitors.OnSignIn = onSignIn);
        },
        app =>
        {
            app.UseConvert();
            app.MapGet("/", (ConvertContext convert) => convert.RunExperience(Shop.Experiment)?.VariationKey);
        });
}
