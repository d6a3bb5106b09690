using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Visitors;

public class ConsentTests
{
    private const int Views = 1000;

    private static readonly ConvertConfig TwoExperiences = ConvertConfig.FromString("""
        {"account_id":"1","project":{"id":"2"},"experiences":[
          {"id":"11","key":"first","variations":[{"id":"21","key":"on"}]},{"id":"12","key":"second","variations":[{"id":"22","key":"on"}]}]}
        """);

    [Fact]
    public async Task Decisions_are_reported_only_after_consent_and_once_per_experience()
    {
        await using var server = await FakeConvertServer.StartAsync();
        var store = new InMemoryDataStore();
        await using var app = await StartAsync(
            visitors => visitors.HasConsent = http => http.Request.Headers.ContainsKey("X-Consent"), server, store, config: TwoExperiences);
        for (var view = 0; view < Views / 2; view++)
        {
            var answer = await app.GetAsync("/browse");
            Assert.Null(answer.Cookie);
            Assert.Equal("on on", answer.Body);
        }

        await app.Core.FlushAsync();
        Assert.Empty(server.Requests.All);
        Assert.Empty(app.Keys);

        string? cookie = null;
        for (var view = Views / 2; view < Views; view++)
        {
            var answer = await app.GetWithCookieAsync("/browse", cookie, ("X-Consent", "yes"));
            Assert.Equal(cookie is null, answer.Cookie is not null);
            Assert.Equal("on on", answer.Body);
            cookie ??= answer.CookieValue;
        }

        await app.Core.FlushAsync();
        var visitor = (await app.GetWithCookieAsync("/id", cookie, ("X-Consent", "yes"))).Body;
        Assert.Equal([(visitor, "11"), (visitor, "12")], Events.Bucketed(server).Order());
        Assert.Equal(2, Events.Of(server).Count);
        Assert.EndsWith(visitor, Assert.Single(app.Keys), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("not yet")]
    [InlineData("cookie policy")]
    public async Task A_thousand_page_views_without_consent_leave_no_cookie_no_state_and_no_event(string answer)
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(
            visitors => visitors.HasConsent = answer == "cookie policy" ? null : _ => answer == "refused" ? false : null,
            server,
            new InMemoryDataStore(),
            services => services.Configure<CookiePolicyOptions>(policy => policy.CheckConsentNeeded = _ => answer == "cookie policy"),
            TwoExperiences);
        for (var view = 0; view < Views; view++)
        {
            var page = await app.GetAsync("/browse");
            Assert.Null(page.Cookie);
            Assert.Equal("on on", page.Body);
        }

        await app.Core.FlushAsync();
        Assert.Empty(server.Requests.All);
        Assert.Empty(app.Keys);
    }

    [Fact]
    public async Task If_a_user_refuses_consent_only_the_anonymous_visitors_state_is_deleted()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(
            visitors => visitors.HasConsent = http => http.Request.Headers.ContainsKey("X-Consent"), server, new InMemoryDataStore());
        var anonymous = await app.GetAsync("/buy", headers: ("X-Consent", "yes"));
        await app.Core.FlushAsync();
        var sent = Events.Of(server).Count;
        Assert.Single(app.Keys);

        var refused = await app.GetWithCookieAsync("/buy", anonymous.CookieValue, ("X-Visitor", Shop.Treated));
        Assert.Equal("treatment NotTracked", refused.Body);
        Assert.Empty(refused.CookieValue!);
        await app.Deleted;
        Assert.Equal("treatment NotTracked", (await app.GetAsync("/buy", Shop.Treated)).Body);
        await app.Core.FlushAsync();
        Assert.Equal(sent, Events.Of(server).Count);
        // The application identifies the user in later requests, so the decisions for the user's id are stored.
        Assert.EndsWith(Shop.Treated, Assert.Single(app.Keys), StringComparison.Ordinal);

        Assert.Equal("treatment Queued", (await app.GetAsync("/buy", Shop.Treated, ("X-Consent", "yes"))).Body);
        await app.Core.FlushAsync();
        Assert.Equal([(Shop.Treated, "bucketing"), (Shop.Treated, "conversion")], Events.Of(server).Skip(sent).Order());
    }

    [Fact]
    public async Task An_exception_from_the_consent_feature_is_logged_once_and_counts_as_a_refusal()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(_ => { }, server, services: services =>
            services.Configure<CookiePolicyOptions>(policy => policy.CheckConsentNeeded = _ => throw new InvalidOperationException("private detail")));
        for (var view = 0; view < 3; view++)
        {
            var answer = await app.GetAsync("/buy");
            Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
            Assert.Null(answer.Cookie);
        }

        await app.Core.FlushAsync();
        Assert.Empty(server.Requests.All);
        Assert.Contains("CookiePolicyOptions.CheckConsentNeeded threw InvalidOperationException", Assert.Single(app.Logs.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_consent_feature_of_ASP_NET_Core_is_honored()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(_ => { }, server, services: services =>
            services.Configure<CookiePolicyOptions>(policy => policy.CheckConsentNeeded = _ => true));
        for (var view = 0; view < 3; view++)
            Assert.Null((await app.GetAsync("/buy")).Cookie);
        await app.Core.FlushAsync();
        Assert.Empty(server.Requests.All);

        var granted = await app.GetAsync("/grant");
        Assert.NotNull(granted.Cookie);
        await app.Core.FlushAsync();
        Assert.Equal(2, Events.Of(server).Count);
    }

    [Fact]
    public async Task Global_Privacy_Control_is_ignored_by_default()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(_ => { }, server);
        Assert.NotNull((await app.GetAsync("/buy", headers: ("Sec-GPC", "1"))).Cookie);
        await app.Core.FlushAsync();
        Assert.Equal(2, Events.Of(server).Count);
    }

    [Fact]
    public async Task Global_Privacy_Control_counts_as_a_refusal_if_it_is_honored()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(visitors => (visitors.HonorGlobalPrivacyControl, visitors.HasConsent) = (true, _ => true), server);
        Assert.Null((await app.GetAsync("/buy", headers: ("Sec-GPC", "1"))).Cookie);
        await app.Core.FlushAsync();
        Assert.Empty(server.Requests.All);
        var recognized = await app.GetAsync("/buy", headers: ("Sec-GPC", "0"));
        Assert.NotNull(recognized.Cookie);
        Assert.Empty((await app.GetWithCookieAsync("/nothing", recognized.CookieValue, ("Sec-GPC", "1"))).CookieValue!);
    }

    [Fact]
    public async Task Withdrawing_consent_deletes_the_cookie_and_the_stored_state()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(visitors => visitors.HasConsent = http => !http.Request.Headers.ContainsKey("X-Withdrawn"), server, new InMemoryDataStore());
        var first = await app.GetAsync("/buy");
        await app.Core.FlushAsync();
        Assert.Single(app.Keys);
        var sent = Events.Of(server).Count;

        var withdrawn = await app.GetWithCookieAsync("/nothing", first.CookieValue, ("X-Withdrawn", "yes"));
        Assert.Contains("expires=Thu, 01 Jan 1970", withdrawn.Cookie, StringComparison.Ordinal);
        Assert.Empty(withdrawn.CookieValue!);
        await app.Deleted;
        Assert.Empty(app.Keys);
        Assert.Equal(sent, Events.Of(server).Count);

        // A visitor who sends the old cookie again has no stored state.
        Assert.Equal("Queued", (await app.GetWithCookieAsync("/buy", first.CookieValue)).Body.Split(' ')[1]);
    }

    [Fact]
    public async Task Events_are_held_until_consent_is_given_and_are_then_sent()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(
            visitors => visitors.HasConsent = http => http.Features.Get<Answer>()?.IsGiven, server, new InMemoryDataStore());
        Assert.Null((await app.GetAsync("/buy")).Cookie);
        Assert.Null((await app.GetAsync("/answer?no")).Cookie);
        await app.Core.FlushAsync();
        Assert.Empty(server.Requests.All);
        Assert.Empty(app.Keys);

        Assert.NotNull((await app.GetAsync("/answer?yes")).Cookie);
        await app.Core.FlushAsync();
        Assert.Equal(["bucketing", "conversion"], Events.Of(server).Select(happened => happened.Type).Order());
        Assert.Single(app.Keys);
    }

    [Fact]
    public async Task With_an_essential_cookie_events_are_held_until_consent_is_given()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(EssentialAndPending, server, new InMemoryDataStore());
        Assert.NotNull((await app.GetAsync("/answer?yes")).Cookie);
        await app.Core.FlushAsync();
        Assert.Equal(["bucketing", "conversion"], Events.Of(server).Select(happened => happened.Type).Order());
    }

    [Theory]
    [InlineData("/buy")]
    [InlineData("/answer?no")]
    public async Task With_an_essential_cookie_decisions_are_stored_but_not_tracked_if_consent_is_not_given(string path)
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(EssentialAndPending, server, new InMemoryDataStore());
        var first = await app.GetAsync(path);
        Assert.NotNull(first.CookieValue);
        await app.GetWithCookieAsync(path, first.CookieValue);
        await app.Core.FlushAsync();
        Assert.Single(app.Keys);
        Assert.Empty(server.Requests.All);

        await app.GetWithCookieAsync("/answer?yes", first.CookieValue);
        await app.Core.FlushAsync();
        Assert.Equal(["bucketing", "conversion"], Events.Of(server).Select(happened => happened.Type).Order());
    }

    [Fact]
    public async Task Decisions_of_a_user_whose_consent_is_pending_are_stored_but_not_tracked()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(visitors => visitors.HasConsent = _ => null, server, new InMemoryDataStore());
        Assert.Equal("treatment NotTracked", (await app.GetAsync("/buy", Shop.Treated)).Body);
        await app.Core.FlushAsync();
        Assert.EndsWith(Shop.Treated, Assert.Single(app.Keys), StringComparison.Ordinal);
        Assert.Empty(server.Requests.All);
    }

    [Fact]
    public async Task Nothing_is_tracked_after_a_response_has_started_without_consent()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(EssentialAndPending, server, new InMemoryDataStore());
        Assert.Matches("started (control|treatment) NotTracked", (await app.GetAsync("/buy-late")).Body);
        await app.Core.FlushAsync();
        Assert.Single(app.Keys);
        Assert.Empty(server.Requests.All);
    }

    private static void EssentialAndPending(ConvertVisitorOptions visitors)
    {
        visitors.Cookie.IsEssential = true;
        visitors.HasConsent = http => http.Features.Get<Answer>()?.IsGiven;
    }

    [Fact]
    public async Task The_number_of_held_conversions_is_limited()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(visitors => visitors.HasConsent = http => http.Features.Get<Answer>()?.IsGiven, server);
        await app.GetAsync("/answer-many");
        await app.Core.FlushAsync();
        Assert.Equal(100, Events.Of(server).Count(happened => happened.Type == "conversion"));
    }

    private static async Task<ConsentApp> StartAsync(
        Action<ConvertVisitorOptions> visitors, FakeConvertServer server, InMemoryDataStore? store = null, Action<IServiceCollection>? services = null, ConvertConfig? config = null)
    {
        var listed = store is null ? null : new ListedStore(store);
        return new(await TestApp.StartAsync(
            builder =>
            {
                builder.Services.AddConvert(options =>
                {
                    (options.Config, options.DataStore) = (config ?? Shop.Config, listed);
                    options.Transport.TrackEndpoint = server.TrackEndpoint;
                });
                builder.Services.Configure(visitors);
                services?.Invoke(builder.Services);
            },
            app =>
            {
                app.UseCookiePolicy();
                app.UseConvert();
                app.MapGet("/nothing", () => "nothing");
                app.MapGet("/buy", Buy);
                app.MapGet("/id", (ConvertContext convert) => convert.VisitorId);
                app.MapGet("/browse", (ConvertContext convert) =>
                    $"{convert.RunExperience("first")?.VariationKey} {convert.RunExperience("second")?.VariationKey}");
                app.MapGet("/grant", (HttpContext http, ConvertContext convert) =>
                {
                    http.Features.Get<ITrackingConsentFeature>()!.GrantConsent();
                    return Buy(http.RequestServices.GetRequiredService<ConvertContext>());
                });
                app.MapGet("/answer", (HttpContext http, ConvertContext convert) =>
                {
                    var bought = Buy(convert);
                    http.Features.Set(new Answer(http.Request.QueryString.Value == "?yes"));
                    return bought;
                });
                app.MapGet("/buy-late", async (HttpContext http, ConvertContext convert) =>
                {
                    await http.Response.WriteAsync("started ");
                    await http.Response.WriteAsync(Buy(convert));
                });
                app.MapGet("/answer-many", (HttpContext http, ConvertContext convert) =>
                {
                    for (var i = 0; i < 150; i++)
                        convert.TrackConversion(Shop.Goal, forceMultiple: true);
                    http.Features.Set(new Answer(IsGiven: true));
                });
            }), listed);
    }

    private static string Buy(ConvertContext convert) =>
        $"{convert.RunExperience(Shop.Experiment)?.VariationKey} {convert.TrackConversion(Shop.Goal).Status}";

    private sealed record Answer(bool IsGiven);

    private sealed class ConsentApp(TestApp app, ListedStore? store) : IAsyncDisposable
    {
        internal ConvertCore Core => app.Core;

        internal RecordedLogs Logs => app.Logs;

        internal Task Deleted => store!.Deleted;

        internal IReadOnlyCollection<string> Keys => store?.Keys ?? [];

        internal Task<AspNetCore.Tests.Answer> GetAsync(string path, string? visitor = null, params (string, string)[] headers) => app.GetAsync(path, visitor, headers);

        internal Task<AspNetCore.Tests.Answer> GetWithCookieAsync(string path, string? value, params (string, string)[] headers) => app.GetWithCookieAsync(path, value, headers);

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
