using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.AspNetCore.Tests.Visitors;

public class ForgerTests
{
    private const int Requests = 10_000;
    private const string User = "alice";

    [Fact]
    public async Task Ten_thousand_forged_cookies_access_no_state()
    {
        await using var app = await StartAsync("shop");
        await using var other = await StartAsync("another application");
        await app.GetAsync("/own", User);
        var browsers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => app.GetAsync("/own")));
        var victims = browsers.Select(browser => browser.Body).Append(User).ToHashSet();

        // What a forger has: cookies of their own, cookies of another application with the same keys, and the ids of the victims.
        var forger = await Task.WhenAll(app.GetAsync("/own"), app.GetAsync("/own"));
        var (own, second) = (forger[0].CookieValue!, forger[1].CookieValue!);
        var replayed = (await other.GetAsync("/own")).CookieValue!;
        var random = new Random(20261128);
        var reached = new ConcurrentDictionary<string, int>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Requests).Select(i => Forge(i, random, own, second, replayed, [.. victims])).ToList(),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (cookie, _) => reached.AddOrUpdate((await app.SendAsync(HttpMethod.Get, "/peek", ("Cookie", cookie))).Body, 1, (_, count) => count + 1));

        Assert.Equal(Requests, reached.Values.Sum());
        Assert.DoesNotContain(reached.Keys, answer => victims.Any(victim => answer.StartsWith(victim + " ", StringComparison.Ordinal)));
        Assert.DoesNotContain(reached.Keys, answer => answer.EndsWith("secret", StringComparison.Ordinal) && !forger.Any(own => answer == $"{own.Body} secret"));
        Assert.Equal($"{User} secret", (await app.GetAsync("/peek", User)).Body);
        Assert.Equal($"{browsers[0].Body} secret", (await app.GetWithCookieAsync("/peek", browsers[0].CookieValue)).Body);
    }

    [Fact]
    public async Task An_anonymous_client_cannot_impersonate_a_user_by_sending_the_users_id()
    {
        await using var app = await StartAsync("shop", protect: false);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await app.GetAsync("/gated", Shop.Treated)).Status);
        Assert.Equal("Queued", (await app.GetWithCookieAsync("/buy", Shop.Treated)).Body);
        Assert.Equal("Queued", (await app.GetAsync("/buy", Shop.Treated)).Body);
        Assert.Equal($"cookie/{Shop.Treated} ", (await app.GetWithCookieAsync("/peek", Shop.Treated)).Body);
    }

    /// <summary>Swapped, copied, edited, doubled, truncated and replayed cookies, and those that name a victim.</summary>
    private static string Forge(int i, Random random, string own, string second, string replayed, string[] victims)
    {
        var victim = victims[i % victims.Length];
        var place = random.Next(1, own.Length - 1);
        return (i % 8) switch
        {
            0 => $"convert_visitor={own[..place]}{second[place..]}",
            1 => $"convert_visitor={own[..place]}{(own[place] == 'A' ? 'B' : 'A')}{own[(place + 1)..]}",
            2 => $"convert_visitor={own[..place]}; convert_visitor={victim}",
            3 => $"convert_visitor={own[..^random.Next(1, own.Length)]}",
            4 => $"convert_visitor={replayed}",
            5 => $"convert_visitor={victim}; convert_visitor={victim}",
            6 => $"convert_visitor={Uri.EscapeDataString(victim)}",
            _ => $"convert_visitor={Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(victim)).TrimEnd('=')}{own}",
        };
    }

    private static Task<TestApp> StartAsync(string name, bool protect = true) => TestApp.StartAsync(
        builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<IDataProtectionProvider>(Keys.CreateProtector(name));
            builder.Services.Configure<ConvertVisitorOptions>(visitors => visitors.ProtectCookie = protect);
            builder.Services.AddConvert(options =>
            {
                options.Config = Shop.Config;
                options.Transport.TrackEndpoint = "http://127.0.0.1:9";
            });
        },
        app =>
        {
            app.UseConvert();
            app.MapGet("/own", (ConvertContext convert) =>
            {
                convert.SetAttributes(new Dictionary<string, object?> { ["note"] = "secret" });
                return convert.VisitorId;
            });
            app.MapGet("/peek", (ConvertContext convert) => $"{convert.VisitorId} {convert.VisitorAttributes.GetValueOrDefault("note")}");
            app.MapGet("/buy", (ConvertContext convert) => convert.TrackConversion(Shop.Goal).Status.ToString());
            app.MapGet("/gated", () => "here").RequireFeature(Shop.Feature);
        });

    /// <summary>Keys that both applications share; what tells them apart is their name, as Data Protection does it.</summary>
    private static readonly EphemeralDataProtectionProvider Keys = new();
}
