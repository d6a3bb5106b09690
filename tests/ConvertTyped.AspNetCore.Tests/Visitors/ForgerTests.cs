using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.AspNetCore.Tests.Visitors;

/// <summary>
/// Tests clients that forge cookies. An unchanged cookie, sent under its own name to its own application, is not a forgery: as with every session cookie,
/// whoever sends the cookie is that anonymous visitor.
/// </summary>
public class ForgerTests
{
    private const int Requests = 10_000;
    private const string Name = "convert_visitor";
    private const string User = "alice";

    /// <summary>Keys that all applications share. As in Data Protection, only the names distinguish the applications.</summary>
    private static readonly EphemeralDataProtectionProvider Keys = new();

    [Fact]
    public async Task None_of_ten_thousand_forged_cookies_identifies_another_visitor()
    {
        await using var app = await StartAsync("shop");
        await using var other = await StartAsync("another application");
        await app.GetAsync("/own", User);
        var browsers = await Task.WhenAll(app.GetAsync("/own"), app.GetAsync("/own"));
        var forger = new Forger
        {
            Victims = [.. browsers.Select(browser => browser.CookieValue!)],
            Own = (await app.GetAsync("/own")).CookieValue!,
            FromElsewhere = (await other.GetAsync("/own")).CookieValue!,
            OtherPurpose = WebEncoders.Base64UrlEncode(Keys.CreateProtector("shop").CreateProtector("a form of the application").Protect(IdOf(browsers[0]))),
            VictimIds = [User, .. browsers.Select(browser => browser.Body), .. browsers.Select(browser => browser.Body["cookie/".Length..])],
        };
        var ownId = (await app.GetWithCookieAsync("/peek", forger.Own)).Body;
        var reached = new ConcurrentDictionary<string, int>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Requests).Select(forger.Forge).ToList(),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (cookie, _) =>
            {
                var answer = (await app.SendAsync(HttpMethod.Get, "/peek", ("Cookie", cookie))).Body;
                reached.AddOrUpdate(answer.EndsWith("secret", StringComparison.Ordinal) ? $"{answer} {cookie}" : answer, 1, (_, count) => count + 1);
            });

        Assert.Equal(Requests, reached.Values.Sum());
        Assert.DoesNotContain(reached.Keys, answer => answer.Contains("secret", StringComparison.Ordinal) && !answer.StartsWith(ownId, StringComparison.Ordinal));
        Assert.DoesNotContain(reached.Keys, answer => forger.VictimIds.Contains(answer.TrimEnd()));
        Assert.Equal($"{User} secret", (await app.GetAsync("/peek", User)).Body);
        foreach (var browser in browsers)
            Assert.Equal($"{browser.Body} secret", (await app.GetWithCookieAsync("/peek", browser.CookieValue)).Body);
    }

    [Fact]
    public async Task A_cookie_with_one_changed_bit_or_a_different_encoding_does_not_identify_its_visitor()
    {
        await using var app = await StartAsync("shop");
        var cookie = (await app.GetAsync("/own")).CookieValue!;
        var (padding, bytes) = (new string('=', (4 - (cookie.Length % 4)) % 4), WebEncoders.Base64UrlDecode(cookie));
        string[] respelled =
        [
            .. from place in Enumerable.Range(0, cookie.Length) from bit in Enumerable.Range(0, 7)
               let changed = (char)(cookie[place] ^ (1 << bit))
               where changed > ' ' && changed < '\u007f' && !"\",;\\".Contains(changed, StringComparison.Ordinal)
               select cookie[..place] + changed + cookie[(place + 1)..],
            // The last character is replaced, because it can have unused bits; padding, white space or a letter is added; or the standard base64 form is used.
            .. "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".Where(last => last != cookie[^1]).Select(last => cookie[..^1] + last),
            .. padding.Length > 0 ? (string[])[cookie + padding] : [],
            .. new[] { Convert.ToBase64String(bytes) }.Where(text => text != cookie),
            $"{cookie[..10]}%20{cookie[10..]}", $"%20{cookie}", $"{cookie}%0A", $"{cookie}A",
        ];
        await Parallel.ForEachAsync(respelled, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (forged, _) =>
            Assert.DoesNotContain("secret", (await app.GetWithCookieAsync("/peek", forged)).Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task If_a_request_contains_two_valid_cookies_of_its_sender_one_of_them_is_used()
    {
        await using var app = await StartAsync("shop");
        var browsers = await Task.WhenAll(app.GetAsync("/own"), app.GetAsync("/own"));
        foreach (var (first, second) in new[] { (browsers[0], browsers[1]), (browsers[1], browsers[0]) })
        {
            var answer = await app.SendAsync(HttpMethod.Get, "/peek", ("Cookie", $"{Name}={first.CookieValue}; {Name}={second.CookieValue}"));
            Assert.Contains(answer.Body, browsers.Select(browser => $"{browser.Body} secret"));
            Assert.Null(answer.Cookie);
        }
    }

    /// <summary>
    /// Data Protection treats applications that share keys and a name as one application. Even then, an id of one application has no state in the store of the
    /// other.
    /// </summary>
    [Fact]
    public async Task Applications_that_share_keys_and_a_name_recognize_each_others_visitors_but_share_no_state()
    {
        await using var shop = await StartAsync("shop");
        await using var blog = await StartAsync("shop");
        var visitor = await shop.GetAsync("/own");
        Assert.Equal($"{visitor.Body} ", (await blog.GetWithCookieAsync("/peek", visitor.CookieValue)).Body);
    }

    /// <summary>Both servers store their keys in the same folder. Without an application name (null), Data Protection uses the content root path.</summary>
    [Theory]
    [InlineData("shop", "shop", true)]
    [InlineData("shop", "blog", false)]
    [InlineData(null, null, false)]
    public async Task Servers_that_share_a_key_ring_recognize_each_others_visitors_only_if_they_have_the_same_name(string? first, string? second, bool isSame)
    {
        var folder = Directory.CreateTempSubdirectory("ConvertTyped.");
        await using (var one = await StartAsync(first, folder, contentRoot: Directory.CreateDirectory(Path.Combine(folder.FullName, "one")).FullName))
        await using (var two = await StartAsync(second, folder, contentRoot: Directory.CreateDirectory(Path.Combine(folder.FullName, "two")).FullName))
        {
            var visitor = await one.GetAsync("/own");
            Assert.Equal(isSame, (await two.GetWithCookieAsync("/peek", visitor.CookieValue)).Body == $"{visitor.Body} ");
            Assert.Equal($"{visitor.Body} secret", (await one.GetWithCookieAsync("/peek", visitor.CookieValue)).Body);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_anonymous_client_cannot_impersonate_a_user_by_sending_the_users_id()
    {
        await using var app = await StartAsync("shop", protect: false);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await app.GetAsync("/gated", Shop.Treated)).Status);
        Assert.Equal("Queued", (await app.GetWithCookieAsync("/buy", Shop.Treated)).Body);
        Assert.Equal("Queued", (await app.GetAsync("/buy", Shop.Treated)).Body);
        Assert.Equal($"cookie/{Shop.Treated} ", (await app.GetWithCookieAsync("/peek", Shop.Treated)).Body);
        Assert.Equal(
            app.Core.CreateContext($"cookie/{Shop.Treated}").RunFeature(Shop.Feature, enableTracking: false, enableStorage: false) is not null,
            (await app.GetWithCookieAsync("/gated", Shop.Treated)).Status == System.Net.HttpStatusCode.OK);
    }

    private static byte[] IdOf(Answer browser) => Guid.Parse(browser.Body["cookie/".Length..]).ToByteArray(bigEndian: true);

    private static Task<TestApp> StartAsync(string name, bool protect = true) =>
        StartAsync(services => services.AddSingleton(Keys.CreateProtector(name) as IDataProtectionProvider), protect);

    private static Task<TestApp> StartAsync(string? name, DirectoryInfo keys, string contentRoot) => StartAsync(
        services =>
        {
            services.RemoveAll<IDataProtectionProvider>();
            var protection = services.AddDataProtection().PersistKeysToFileSystem(keys);
            if (name is not null)
                protection.SetApplicationName(name);
        },
        protect: true,
        contentRoot);

    private static Task<TestApp> StartAsync(Action<IServiceCollection> services, bool protect, string? contentRoot = null) => TestApp.StartAsync(
        builder =>
        {
            builder.Logging.ClearProviders();
            services(builder.Services);
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
        },
        contentRoot: contentRoot);

    /// <summary>
    /// Forges cookies from the values that a forger may have: the two browsers' cookies and visitor ids, the id of a user, the forger's own cookie, a cookie of
    /// another application with the same keys, and a value that the application protected for another purpose.
    /// </summary>
    private sealed class Forger
    {
        /// <summary>A position after the characters that identify the key. All cookies begin with these characters.</summary>
        private const int EndOfKeyId = 28;

        private readonly Random _random = new(20261128);

        internal required string[] Victims { get; init; }

        internal required string Own { get; init; }

        internal required string FromElsewhere { get; init; }

        internal required string OtherPurpose { get; init; }

        internal required string[] VictimIds { get; init; }

        internal string Forge(int i)
        {
            var (one, two) = i % 2 == 0 ? (Victims[0], Victims[1]) : (Victims[1], Victims[0]);
            var id = VictimIds[i % VictimIds.Length];
            var place = _random.Next(EndOfKeyId, one.Length - 1);
            return (i % 20) switch
            {
                // Swapped: parts of the two browsers' cookies, of a browser's and the forger's cookie, or of one cookie are exchanged.
                0 or 1 => $"{Name}={one[..place]}{two[place..]}",
                2 => $"{Name}={one[..place]}{Own[place..]}",
                3 => $"{Name}={Own[..place]}{one[place..]}",
                4 => $"{Name}={one[place..]}{one[..place]}",
                // Copied: a cookie is sent under another name or inside another cookie's value, or a value is sent that was protected for another purpose.
                5 => $"{Name}2={one}; x{Name}={two}; id={one}",
                6 => $"other=\"{Name}={one}\"",
                7 => $"{Name}={OtherPurpose}",
                // Edited: one bit is changed in the text of a browser's cookie, or in the bytes that the text encodes.
                8 or 9 => $"{Name}={WithBit(one, place)}",
                10 or 11 => $"{Name}={WebEncoders.Base64UrlEncode(WithBit(WebEncoders.Base64UrlDecode(one)))}",
                // Duplicated: one value contains two cookies, or an edited cookie is sent together with the forger's own.
                12 => $"{Name}={one}{one}",
                13 => $"{Name}={one}{two}",
                14 => $"{Name}={WithBit(one, place)}; {Name}={Own}",
                15 => $"{Name}={Own}; {Name}={WithBit(one, place)}",
                // Truncated.
                16 => $"{Name}={one[..^_random.Next(1, one.Length)]}",
                17 => $"{Name}={one[_random.Next(1, one.Length)..]}",
                // Replayed: a cookie of another application is sent, alone or together with an id, or only an id is sent.
                18 => $"{Name}={FromElsewhere}",
                _ => i % 3 == 0 ? $"{Name}={FromElsewhere}; {Name}={id}" : $"{Name}={Uri.EscapeDataString(id)}",
            };
        }

        private static string WithBit(string cookie, int place)
        {
            const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            return cookie[..place] + alphabet[alphabet.IndexOf(cookie[place], StringComparison.Ordinal) ^ (1 << (place % 6))] + cookie[(place + 1)..];
        }

        private byte[] WithBit(byte[] content)
        {
            content[_random.Next(content.Length)] ^= (byte)(1 << _random.Next(8));
            return content;
        }
    }
}
