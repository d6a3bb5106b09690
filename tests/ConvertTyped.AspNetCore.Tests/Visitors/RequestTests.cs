using System.Collections;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Visitors;

public class RequestTests
{
    private const string LocatedExperiment = "pricing-page-test";

    [Fact]
    public async Task The_application_can_provide_the_visitors_id()
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
    public async Task If_the_application_provides_no_usable_id_the_cookie_identifies_the_visitor(string? own)
    {
        await using var app = await StartAsync(visitors => visitors.VisitorId = _ => own);
        var answer = await app.GetAsync("/id");
        Assert.NotNull(answer.Cookie);
        Assert.Equal((await app.GetWithCookieAsync("/id", answer.CookieValue)).Body, answer.Body);
    }

    [Fact]
    public async Task An_id_that_is_too_long_or_malformed_or_looks_like_a_cookie_id_is_not_used_and_one_warning_is_logged()
    {
        foreach (var own in new[] { new string('a', 257), "a\ud800b", "cookie/0199b7c0-5f6e-7c2a-9b1d-3f2e1d0c9b8a" })
        {
            await using var app = await StartAsync(visitors => visitors.VisitorId = _ => own);
            Assert.NotNull((await app.GetAsync("/id")).Cookie);
            Assert.NotEqual(own, (await app.GetAsync("/id")).Body);
            Assert.Single(app.Logs.Messages, record => record.Contains("VisitorId returned an id that cannot be used", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Location_rules_match_the_URL_of_the_request()
    {
        await using var app = await StartAsync(visitors => visitors.Attributes = _ =>
            new Dictionary<string, object?> { ["plan"] = "pro", ["country"] = "DE", ["age"] = 40 });
        var visitor = await VisitorOf(app, "/pricing");
        Assert.Equal("located", (await app.GetAsync("/pricing", visitor)).Body);
        Assert.Equal("elsewhere", (await app.GetAsync("/other", visitor)).Body);
    }

    [Fact]
    public async Task The_application_can_provide_the_location_attributes()
    {
        await using var app = await StartAsync(visitors =>
        {
            visitors.Attributes = _ => new Dictionary<string, object?> { ["plan"] = "pro", ["country"] = "DE", ["age"] = 40 };
            visitors.LocationAttributes = _ => new Dictionary<string, object?> { ["url"] = "/pricing" };
        });
        Assert.Equal("located", (await app.GetAsync("/other", await VisitorOf(app, "/other"))).Body);
    }

    [Fact]
    public async Task The_location_attributes_contain_the_URL_path_host_and_query_of_the_request()
    {
        await using var app = await StartAsync(_ => { }, app =>
        {
            app.UsePathBase("/shop");
            app.MapGet("/where", (HttpContext http) =>
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

        var visitor = (await app.GetWithCookieAsync("/id", with.CookieValue, ("X-Consent", "yes"))).Body;
        Assert.Equal([visitor], Events.Of(server).Select(happened => happened.Visitor).Distinct());
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
    public async Task The_browser_and_the_device_are_reported_if_ReportUserAgent_is_set()
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

    [Theory]
    [InlineData("VisitorId")]
    [InlineData("Attributes")]
    [InlineData("LocationAttributes")]
    [InlineData("HasConsent")]
    [InlineData("IsVisitor")]
    public async Task An_exception_from_a_delegate_is_logged_once_and_does_not_fail_the_request(string option)
    {
        await using var app = await StartAsync(visitors => Break(visitors, option));
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await app.GetAsync("/pricing")).Status);
        var record = Assert.Single(app.Logs.Errors);
        Assert.Contains($"ConvertVisitorOptions.{option} threw InvalidOperationException", record, StringComparison.Ordinal);
        Assert.DoesNotContain("private detail", record, StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<HttpContext, IReadOnlyDictionary<string, object?>?>> FailLater => new()
    {
        { "a sequence", _ => new Dictionary<string, object?> { ["plan"] = Enumerable.Range(0, 2).Select(number => number / 0) } },
        { "a dictionary", _ => new Failing() },
        { "a dictionary in a list", _ => new Dictionary<string, object?> { ["plan"] = new object[] { new Failing() } } },
        { "a text", _ => new Dictionary<string, object?> { ["plan"] = new Failing.Text() } },
        { "null", _ => null },
    };

    [Theory]
    [MemberData(nameof(FailLater))]
    public async Task Attributes_that_are_null_or_throw_when_they_are_read_do_not_fail_the_request(string what, Func<HttpContext, IReadOnlyDictionary<string, object?>?> read)
    {
        foreach (var isLocation in new[] { false, true })
        {
            await using var app = await StartAsync(visitors => _ = isLocation ? visitors.LocationAttributes = read : visitors.Attributes = read);
            for (var i = 0; i < 3; i++)
                Assert.True((await app.GetAsync("/pricing")).Status == HttpStatusCode.OK, what);
            Assert.InRange(app.Logs.Errors.Count(), 0, 1);
            Assert.DoesNotContain(app.Logs.Messages, record => record.Contains("private detail", StringComparison.Ordinal));
        }
    }

    /// <summary>
    /// Exceptions of a Data Protection provider, and what is logged for them. ASP.NET Core's own providers throw cryptographic exceptions. An application's
    /// provider can throw any exception.
    /// </summary>
    public static TheoryData<Exception, string> Failures => new()
    {
        { new CryptographicException("private detail", new IOException()), "failed with IOException" },
        { new CryptographicException("private detail"), "failed with CryptographicException" },
        { new InvalidOperationException("private detail", new IOException()), "failed with InvalidOperationException" },
        { new TimeoutException("private detail"), "failed with TimeoutException" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failure_to_protect_the_cookie_is_logged_once_and_nothing_is_tracked(Exception failure, string logged)
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(_ => { }, server: server, services: services => services.AddSingleton<IDataProtectionProvider>(new BrokenProtection(failure)));
        for (var i = 0; i < 3; i++)
        {
            var answer = await app.GetAsync("/buy");
            Assert.Equal((HttpStatusCode.OK, "NotTracked"), (answer.Status, answer.Body));
            Assert.Null(answer.Cookie);
        }

        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await app.GetWithCookieAsync("/buy", "AAAA")).Status);
        await app.Core.FlushAsync();
        Assert.Empty(server.Requests.All);
        var error = Assert.Single(app.Logs.Errors);
        Assert.Contains("The visitor cookie cannot be set", error, StringComparison.Ordinal);
        Assert.Contains(logged, error, StringComparison.Ordinal);
        var warning = Assert.Single(app.Logs.Warnings, message => message.Contains("could not read a visitor cookie", StringComparison.Ordinal));
        Assert.Contains(logged.Replace("failed with ", "(", StringComparison.Ordinal) + ")", warning, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Logs.Messages, message => message.Contains("private detail", StringComparison.Ordinal));
    }

    /// <summary>Each attempt can take as long as the time-out of the key store.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_request_tries_only_once_to_protect_a_cookie_that_cannot_be_protected(bool isPending)
    {
        var protection = new BrokenProtection(new CryptographicException("private detail"));
        var asked = 0;
        await using var app = await StartAsync(
            visitors =>
            {
                if (isPending)
                    visitors.HasConsent = _ => Interlocked.Increment(ref asked) > 1 ? true : null;
            },
            app => app.MapGet("/many", (IConvertContextAccessor contexts) => Enumerable.Range(0, 20).Select(_ => contexts.Current!.VisitorId).Distinct().Count()),
            services: services => services.AddSingleton<IDataProtectionProvider>(protection));

        Assert.Equal("1", (await app.GetAsync("/many")).Body);
        Assert.Equal(1, protection.Attempts);
        asked = 0;
        await app.GetAsync("/many");
        Assert.Equal(2, protection.Attempts);
    }

    [Theory]
    [InlineData("/late", 1)]
    [InlineData("/early", 0)]
    public async Task One_warning_is_logged_if_contexts_of_new_visitors_are_first_used_after_the_response_started(string path, int warnings)
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(
            visitors => visitors.IsVisitor = http => http.Request.Path != "/bot",
            app =>
            {
                app.MapGet("/late", DecideLateAsync);
                app.MapGet("/bot", DecideLateAsync);
                app.MapGet("/early", (HttpContext http, ConvertContext _) => DecideLateAsync(http));
            },
            server: server);
        await app.GetAsync("/bot");
        await app.GetAsync("/late", "alice");
        Assert.Empty(app.Logs.Of(107));

        for (var i = 0; i < 3; i++)
            Assert.EndsWith(path == "/late" ? "NotTracked" : "Queued", (await app.GetAsync(path)).Body, StringComparison.Ordinal);

        Assert.Equal(warnings, app.Logs.Of(107).Count());
    }

    [Fact]
    public async Task Consent_that_cannot_be_read_counts_as_not_given()
    {
        await using var app = await StartAsync(visitors => Break(visitors, "HasConsent"));
        Assert.Null((await app.GetAsync("/id")).Cookie);
    }

    [Fact]
    public async Task A_VisitorId_delegate_that_requests_the_context_fails_and_one_error_is_logged()
    {
        await using var app = await StartAsync(visitors => visitors.VisitorId = http => http.RequestServices.GetRequiredService<ConvertContext>().VisitorId);
        Assert.NotNull((await app.GetAsync("/id")).Cookie);
        Assert.Single(app.Logs.Errors);
    }

    private static void Break(ConvertVisitorOptions visitors, string option)
    {
        var failure = new InvalidOperationException("private detail");
        switch (option)
        {
            case "VisitorId":
                visitors.VisitorId = _ => throw failure;
                break;
            case "Attributes":
                visitors.Attributes = _ => throw failure;
                break;
            case "LocationAttributes":
                visitors.LocationAttributes = _ => throw failure;
                break;
            case "HasConsent":
                visitors.HasConsent = _ => throw failure;
                break;
            default:
                visitors.IsVisitor = _ => throw failure;
                break;
        }
    }

    /// <summary>Finds a visitor who gets a variation of the experience with a location. The experience gets less than 100% of the traffic.</summary>
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
        Action<ConvertVisitorOptions> visitors,
        Action<WebApplication>? map = null,
        FakeConvertServer? server = null,
        Action<IServiceCollection>? services = null) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddConvert(options =>
            {
                options.Config = Shop.Config;
                options.Transport.TrackEndpoint = server?.TrackEndpoint ?? "http://127.0.0.1:9";
            });
            builder.Services.Configure(visitors);
            services?.Invoke(builder.Services);
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

    private static async Task DecideLateAsync(HttpContext http)
    {
        await http.Response.StartAsync();
        var context = http.RequestServices.GetRequiredService<ConvertContext>();
        context.RunExperience(Shop.Experiment);
        await http.Response.WriteAsync(context.TrackConversion(Shop.Goal).Status.ToString());
    }

    private static string Locate(ConvertContext convert) =>
        convert.RunExperience(LocatedExperiment, enableStorage: false) is null ? "elsewhere" : "located";

    /// <summary>A Data Protection provider that fails whenever it protects or unprotects data.</summary>
    private sealed class BrokenProtection(Exception failure) : IDataProtectionProvider, IDataProtector
    {
        private int _attempts;

        internal int Attempts => _attempts;

        public IDataProtector CreateProtector(string purpose) => this;

        public byte[] Protect(byte[] plaintext)
        {
            Interlocked.Increment(ref _attempts);
            throw failure;
        }

        public byte[] Unprotect(byte[] protectedData) => throw failure;
    }

    /// <summary>A dictionary that throws an exception whenever it is read.</summary>
    private sealed class Failing : IReadOnlyDictionary<string, object?>
    {
        public IEnumerable<string> Keys => throw new InvalidOperationException("private detail");

        public IEnumerable<object?> Values => throw new InvalidOperationException("private detail");

        public int Count => throw new InvalidOperationException("private detail");

        public object? this[string key] => throw new InvalidOperationException("private detail");

        public bool ContainsKey(string key) => throw new InvalidOperationException("private detail");

        public bool TryGetValue(string key, out object? value) => throw new InvalidOperationException("private detail");

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => throw new InvalidOperationException("private detail");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        internal sealed class Text
        {
            public override string ToString() => throw new InvalidOperationException("private detail");
        }
    }
}
