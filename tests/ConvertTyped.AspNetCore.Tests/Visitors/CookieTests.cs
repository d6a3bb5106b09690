using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Visitors;

public class CookieTests
{
    public static TheoryData<string> HostileIds =>
    [
        "", " ", new string('a', 129), new string('a', 10_000), "<script>alert(1)</script>", "a\tb", "a b", "a%0d%0aSet-Cookie:x=y", "a,b", "\u00e9t\u00e9", "a\"b",
        "../../etc", "\u007f",
    ];

    [Fact]
    public async Task A_new_visitor_gets_a_cookie_that_scripts_and_plain_connections_do_not_see()
    {
        await using var app = await StartAsync();
        var answer = await app.GetAsync("/");
        var cookie = answer.Cookie!.ToLowerInvariant();
        Assert.StartsWith("convert_visitor=", cookie, StringComparison.Ordinal);
        Assert.All(["; secure", "; httponly", "; samesite=lax", "; path=/", "; max-age=31536000"], part => Assert.Contains(part, cookie, StringComparison.Ordinal));
        Assert.Equal("private", answer.Headers["Cache-Control"]);
        Assert.Equal(answer.NewVisitor, answer.Body);
    }

    [Fact]
    public async Task The_id_is_a_GUID_of_version_7_that_begins_with_the_time()
    {
        await using var app = await StartAsync(services => services.AddSingleton<TimeProvider>(new TestTime()));
        var id = Guid.Parse((await app.GetAsync("/")).Body);
        var bytes = id.ToByteArray(bigEndian: true);
        Assert.Equal(7, bytes[6] >> 4);
        Assert.Equal(2, bytes[8] >> 6);
        var time = (long)bytes[0] << 40 | (long)bytes[1] << 32 | (long)bytes[2] << 24 | (long)bytes[3] << 16 | (long)bytes[4] << 8 | bytes[5];
        Assert.Equal(new TestTime().GetUtcNow().ToUnixTimeMilliseconds(), time);
    }

    [Fact]
    public async Task A_visitor_who_comes_back_keeps_the_id_and_gets_no_cookie()
    {
        await using var app = await StartAsync();
        var id = (await app.GetAsync("/")).NewVisitor;
        var again = await app.GetAsync("/", id);
        Assert.Equal(id, again.Body);
        Assert.Null(again.Cookie);
    }

    [Theory]
    [MemberData(nameof(HostileIds))]
    public async Task A_cookie_that_cannot_be_ours_yields_a_fresh_id_and_no_trace_of_it(string hostile)
    {
        await using var app = await StartAsync();
        var answer = await app.GetAsync("/", hostile);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(Guid.TryParse(answer.Body, out _));
        Assert.Equal(answer.Body, answer.NewVisitor);
        if (hostile.Length > 3)
            Assert.DoesNotContain(app.Logs.Messages, record => record.Contains(hostile, StringComparison.Ordinal));
    }

    [Fact]
    public async Task First_requests_at_the_same_time_each_get_an_id_that_lasts()
    {
        await using var app = await StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => app.GetAsync("/")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(64, answers.Select(answer => answer.NewVisitor).Distinct().Count());
        Assert.Empty(app.Logs.Errors);
    }

    [Fact]
    public async Task Pages_that_ask_for_no_context_set_no_cookie()
    {
        await using var app = await StartAsync();
        Assert.Null((await app.GetAsync("/static")).Cookie);
    }

    [Fact]
    public async Task The_middleware_establishes_the_visitor_before_the_response_starts()
    {
        await using var app = await StartAsync(map: app =>
        {
            app.UseConvert();
            app.MapGet("/streamed", async (HttpContext http) =>
            {
                await http.Response.WriteAsync("first ");
                await http.Response.Body.FlushAsync();
                await http.Response.WriteAsync(http.RequestServices.GetRequiredService<ConvertContext>().VisitorId);
            });
        });
        var answer = await app.GetAsync("/streamed");
        Assert.Equal($"first {answer.NewVisitor}", answer.Body);
    }

    [Fact]
    public async Task A_context_first_asked_for_while_the_response_streams_is_made_without_a_cookie()
    {
        await using var app = await StartAsync(map: app => app.MapGet("/streamed", async (HttpContext http) =>
        {
            await http.Response.WriteAsync("first ");
            await http.Response.Body.FlushAsync();
            await http.Response.WriteAsync(http.RequestServices.GetRequiredService<ConvertContext>().VisitorId);
        }));
        var answer = await app.GetAsync("/streamed");
        Assert.Null(answer.Cookie);
        Assert.True(Guid.TryParse(answer.Body["first ".Length..], out _));
    }

    [Fact]
    public async Task The_cookie_is_as_configured()
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
    public async Task Every_core_and_every_scope_of_a_request_has_the_same_new_visitor()
    {
        await using var app = await StartAsync(
            services => services.AddConvert("eu", options => options.Config = Shop.Config),
            app => app.MapGet("/both", (ConvertContext convert, [FromKeyedServices("eu")] ConvertContext eu, IServiceScopeFactory scopes) =>
            {
                using var scope = scopes.CreateScope();
                return $"{convert.VisitorId} {eu.VisitorId} {scope.ServiceProvider.GetRequiredService<ConvertContext>().VisitorId}";
            }));
        var answer = await app.GetAsync("/both");
        Assert.Equal([answer.NewVisitor], answer.Body.Split(' ').Distinct());
    }

    [Fact]
    public async Task Outside_of_requests_asking_for_a_context_says_what_to_do_instead()
    {
        await using var app = await StartAsync();
        using var scope = app.Services.CreateScope();
        var failure = Assert.Throws<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<ConvertContext>());
        Assert.Contains("ConvertCore.CreateContext", failure.Message, StringComparison.Ordinal);
    }

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
            app.MapGet("/static", () => "nothing of Convert");
        });
}
