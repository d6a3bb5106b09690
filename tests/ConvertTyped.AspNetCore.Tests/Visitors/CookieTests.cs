using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Visitors;

public class CookieTests
{
    public static TheoryData<string> ForeignCookies =>
    [
        "", " ", "alice", "0199b7c0-5f6e-7c2a-9b1d-3f2e1d0c9b8a", new string('a', 129), new string('a', 10_000), "<script>alert(1)</script>", "a\tb", "a b",
        "a%0d%0aSet-Cookie:x=y", "a,b", "\u00e9t\u00e9", "a\"b", "../../etc", "\u007f",
    ];

    [Fact]
    public async Task A_new_visitor_gets_a_cookie_that_scripts_cannot_read_and_that_requires_HTTPS()
    {
        await using var app = await StartAsync();
        var answer = await app.GetAsync("/");
        var cookie = answer.Cookie!.ToLowerInvariant();
        Assert.StartsWith("convert_visitor=", cookie, StringComparison.Ordinal);
        Assert.All(["; secure", "; httponly", "; samesite=lax", "; path=/", "; max-age=31536000"], part => Assert.Contains(part, cookie, StringComparison.Ordinal));
        Assert.Equal("private", answer.Headers["Cache-Control"]);
        Assert.DoesNotContain(IdOf(answer), cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_id_is_a_GUID_of_version_7_that_begins_with_the_time()
    {
        await using var app = await StartAsync(services => services.AddSingleton<TimeProvider>(new TestTime()));
        var bytes = Guid.Parse(IdOf(await app.GetAsync("/"))).ToByteArray(bigEndian: true);
        Assert.Equal(7, bytes[6] >> 4);
        Assert.Equal(2, bytes[8] >> 6);
        var time = (long)bytes[0] << 40 | (long)bytes[1] << 32 | (long)bytes[2] << 24 | (long)bytes[3] << 16 | (long)bytes[4] << 8 | bytes[5];
        Assert.Equal(new TestTime().GetUtcNow().ToUnixTimeMilliseconds(), time);
    }

    [Fact]
    public async Task A_returning_visitor_keeps_the_id_and_gets_no_new_cookie()
    {
        await using var app = await StartAsync();
        var first = await app.GetAsync("/");
        var again = await app.GetWithCookieAsync("/", first.CookieValue);
        Assert.Equal(first.Body, again.Body);
        Assert.Null(again.Cookie);
    }

    [Theory]
    [MemberData(nameof(ForeignCookies))]
    public async Task A_cookie_that_the_application_did_not_write_is_replaced_and_not_logged(string foreign)
    {
        await using var app = await StartAsync();
        var answer = await app.GetWithCookieAsync("/", foreign);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(Guid.TryParse(IdOf(answer), out _));
        Assert.NotNull(answer.Cookie);
        Assert.NotEqual(foreign, IdOf(answer));
        if (foreign.Length > 3)
            Assert.DoesNotContain(app.Logs.Messages, record => record.Contains(foreign, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unprotected_cookie_contains_the_id_but_cannot_be_used_to_impersonate_a_user()
    {
        await using var app = await StartAsync(services => services.Configure<ConvertVisitorOptions>(visitors => visitors.ProtectCookie = false));
        var first = await app.GetAsync("/");
        Assert.Equal(IdOf(first), first.CookieValue);
        Assert.Equal(first.Body, (await app.GetWithCookieAsync("/", first.CookieValue)).Body);
        Assert.Equal("cookie/alice", (await app.GetWithCookieAsync("/", "alice")).Body);
        Assert.Equal("alice", (await app.GetAsync("/", "alice")).Body);
        Assert.NotNull((await app.GetWithCookieAsync("/", "a b")).Cookie);
    }

    [Fact]
    public async Task Concurrent_first_requests_belong_to_different_visitors_who_keep_their_ids()
    {
        await using var app = await StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => app.GetAsync("/")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(64, answers.Select(IdOf).Distinct().Count());
        var again = await Task.WhenAll(answers.Select(answer => app.GetWithCookieAsync("/", answer.CookieValue)));
        Assert.Equal(answers.Select(answer => answer.Body), again.Select(answer => answer.Body));
        Assert.Empty(app.Logs.Errors);
    }

    [Fact]
    public async Task A_visitor_whose_first_page_fails_keeps_the_cookie_and_the_id_on_the_error_page()
    {
        await using var app = await StartAsync(map: app =>
        {
            app.UseExceptionHandler(error => error.Run(http =>
                http.Response.WriteAsync($"sorry, {http.RequestServices.GetRequiredService<ConvertContext>().VisitorId}")));
            app.UseConvert();
            app.MapGet("/fails", string (ConvertContext convert) => throw new InvalidOperationException(convert.RunExperience(Shop.Experiment)?.VariationKey));
        });
        var seen = new List<string>();
        app.Core.On(LifecycleEvent.Bucketing, (told, _) => seen.Add(told.VisitorId));
        var failed = await app.GetAsync("/fails");
        Assert.Equal(HttpStatusCode.InternalServerError, failed.Status);
        Assert.NotNull(failed.CookieValue);
        var next = await app.GetWithCookieAsync("/", failed.CookieValue);
        Assert.Equal($"sorry, {next.Body}", failed.Body);
        Assert.Equal([next.Body], seen);
    }

    [Fact]
    public async Task A_context_first_used_after_the_response_started_sets_no_cookie_and_sends_no_event()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(
            services => services.Configure<ConvertOptions>(options => options.Transport.TrackEndpoint = server.TrackEndpoint),
            app => app.MapGet("/streamed", async (HttpContext http) =>
            {
                await http.Response.WriteAsync("first ");
                await http.Response.Body.FlushAsync();
                await http.Response.WriteAsync(http.RequestServices.GetRequiredService<ConvertContext>().RunExperience(Shop.Experiment)!.VariationKey!);
            }));
        var answer = await app.GetAsync("/streamed");
        Assert.Null(answer.Cookie);
        Assert.Matches("first (control|treatment)", answer.Body);
        await app.Core.FlushAsync();
        Assert.Empty(server.Requests.All);
    }

    [Fact]
    public async Task The_cookie_has_the_configured_name_domain_and_SameSite_mode()
    {
        await using var app = await StartAsync(services => services.Configure<ConvertVisitorOptions>(visitors =>
        {
            visitors.Cookie.Name = "who";
            visitors.Cookie.Domain = "shop.example";
            visitors.Cookie.SameSite = SameSiteMode.Strict;
        }));
        var cookie = (await app.GetAsync("/")).Cookie!;
        Assert.StartsWith("who=", cookie, StringComparison.Ordinal);
        Assert.Contains("domain=shop.example; secure; samesite=strict", cookie.Replace("path=/; ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_core_and_every_parallel_scope_of_a_request_has_the_same_new_visitor()
    {
        await using var app = await StartAsync(
            services => services.AddConvert("eu", options => options.Config = Shop.Config),
            app => app.MapGet("/all", async (IServiceProvider request, IServiceScopeFactory scopes) =>
            {
                var ids = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() =>
                {
                    using var scope = scopes.CreateScope();
                    return scope.ServiceProvider.GetRequiredService<ConvertContext>().VisitorId;
                })));
                return string.Join(' ', ids.Append(request.GetRequiredKeyedService<ConvertContext>("eu").VisitorId));
            }));
        for (var i = 0; i < 20; i++)
        {
            var answer = await app.GetAsync("/all");
            Assert.Equal((await app.GetWithCookieAsync("/", answer.CookieValue)).Body, Assert.Single(answer.Body.Split(' ').Distinct()));
        }
    }

    private static string IdOf(Answer answer) => answer.Body["cookie/".Length..];

    private static Task<TestApp> StartAsync(Action<IServiceCollection>? services = null, Action<WebApplication>? map = null) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddConvert(options => options.Config = Shop.Config);
            services?.Invoke(builder.Services);
        },
        app =>
        {
            map?.Invoke(app);
            app.MapGet("/", (ConvertContext convert) => convert.VisitorId);
        });
}
