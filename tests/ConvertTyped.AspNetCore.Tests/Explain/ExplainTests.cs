using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ConvertTyped.Generated;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Explain;

public partial class ExplainTests
{
    private const string Script = "<script>alert('x')</script>";

    [Fact]
    public async Task The_page_shows_which_gate_and_which_rule_did_not_match_and_the_compared_value()
    {
        await using var app = await StartAsync();
        var (_, page) = await AskAsync(app, "anna", ("attribute.plan", "pro"), ("attribute.country", "FR"), ("attribute.age", "16"), ("location.url", "/pricing"));

        var gate = Text(Between(page, "<h3><code>pricing-page-test", "</article>"));
        Assert.Contains("Location passed pricing-pages matches", gate, StringComparison.Ordinal);
        Assert.Contains("Audience stopped here all of these must match: premium-plan matches", gate, StringComparison.Ordinal);
        Assert.Contains("europe-adults does not match", gate, StringComparison.Ordinal);
        Assert.Contains("\u2717 country equals DE actual: FR", gate, StringComparison.Ordinal);
        Assert.Contains("\u2713 or country equals FR actual: FR", gate, StringComparison.Ordinal);
        Assert.Contains("\u2717 age is at least 18 actual: 16", gate, StringComparison.Ordinal);
        Assert.Contains("Segment not reached", gate, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_the_decision_that_the_visitor_gets()
    {
        await using var app = await StartAsync();
        foreach (var visitor in new[] { Shop.Treated, Shop.Untreated })
        {
            var (_, page) = await AskAsync(app, visitor);
            var decided = app.Core.CreateContext(visitor).RunExperience(Shop.Experiment)!.VariationKey;
            Assert.Contains($"{decided} by bucket", Text(Between(page, $"<h3><code>{Shop.Experiment}", "</article>")), StringComparison.Ordinal);
            var (_, again) = await AskAsync(app, visitor);
            Assert.Contains($"{decided} stored decision", Text(Between(again, $"<h3><code>{Shop.Experiment}", "</article>")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_variation_is_marked_only_if_the_visitor_id_is_known()
    {
        await using var app = await StartAsync();
        const string mark = "<tr class=\"chosen\" aria-current=\"true\">";
        Assert.DoesNotContain(mark, (await app.GetAsync("/convert")).Body, StringComparison.Ordinal);
        var (_, page) = await AskAsync(app, Shop.Treated);
        Assert.Contains($"{mark}<td><span class=\"swatch v1\"></span><code>treatment</code>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_the_variables_of_features_and_why_features_are_off()
    {
        await using var app = await StartAsync();
        var (_, page) = await AskAsync(app, Shop.Treated);
        var banner = Text(Between(page, "<h3><code>checkout-banner", "</article>"));
        Assert.Contains("on turned on by the experience checkout-experiment, variation treatment", banner, StringComparison.Ordinal);
        Assert.Contains("headline \"One page to go\"", banner, StringComparison.Ordinal);
        Assert.Contains("max_items 12", banner, StringComparison.Ordinal);
        Assert.Contains("off pricing-page-test: no variation for this visitor", Text(Between(page, "<h3><code>pricing_plans", "</article>")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_in_a_visitors_id_and_attributes_is_shown_as_text()
    {
        await using var app = await StartAsync();
        var (status, page) = await AskAsync(app, Script, ("attribute.country", Script), ("attribute.plan", "\" onfocus=\"alert(1)"), ("filter", ""));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\" onfocus", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Logs.Messages, record => record.Contains("alert", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Script_in_the_config_is_shown_as_text()
    {
        var hostile = Shop.Json.Replace("Three steps", "<img src=x onerror=alert(1)>", StringComparison.Ordinal).Replace("\"control\"", "\"<b>control\"", StringComparison.Ordinal);
        await using var app = await StartAsync(config: hostile);
        var (_, page) = await AskAsync(app, "anna");
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_content_security_policy_allows_no_resources_except_the_style_of_the_page()
    {
        await using var app = await StartAsync();
        var answer = await app.GetAsync("/convert");
        var policy = answer.Headers["Content-Security-Policy"];
        var style = Between(answer.Body, "<style>", "</style>")["<style>".Length..];
        Assert.Equal(
            $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            policy);
        Assert.Equal(("no-store", "nosniff", "no-referrer"), (answer.Headers["Cache-Control"], answer.Headers["X-Content-Type-Options"], answer.Headers["Referrer-Policy"]));
        Assert.DoesNotContain(" style=", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", answer.Body.Replace(app.Client.BaseAddress!.ToString(), "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explaining_a_visitors_decisions_has_no_side_effects()
    {
        await using var server = await FakeConvertServer.StartAsync();
        var happened = 0;
        var store = new InMemoryDataStore();
        await using var app = await StartAsync(options =>
        {
            options.DataStore = store;
            options.Transport.TrackEndpoint = server.TrackEndpoint;
        });
        app.Core.On(LifecycleEvent.Bucketing, (_, _) => happened++);
        await AskAsync(app, "anna-of-the-log", ("attribute.country", "secret-value"));
        await app.Core.FlushAsync();

        Assert.Empty(server.Requests.All);
        Assert.Equal(0, happened);
        Assert.False(store.Has("10041001-10042002-anna-of-the-log"));
        Assert.DoesNotContain(app.Logs.Messages, record => record.Contains("anna-of-the-log", StringComparison.Ordinal) || record.Contains("secret-value", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_invalid_visitor_id_is_a_bad_request()
    {
        await using var app = await StartAsync();
        var (status, _) = await AskAsync(app, "a\tb\u0001");
        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Fact]
    public async Task Without_a_visitor_the_filter_applies_to_the_overview()
    {
        await using var app = await StartAsync();
        var (status, page) = await AskAsync(app, "", ("filter", "pricing"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<h3><code>pricing-page-test", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<h3><code>checkout-experiment", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" required", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data; boundary=x", "nonsense")]
    [InlineData("multipart/form-data", "nonsense")]
    public async Task A_body_that_is_not_a_form_is_a_bad_request(string type, string body)
    {
        await using var app = await StartAsync();
        using var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await app.Client.PostAsync("/convert", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_a_bad_request()
    {
        await using var app = await StartAsync();
        var (status, _) = await AskAsync(app, "anna", ("attribute.country", new string('x', 100_000)));
        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Fact]
    public async Task Outside_of_development_the_page_is_not_mapped_without_a_policy()
    {
        await using var app = await StartAsync(environment: "Production");
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync("/convert")).Status);
        Assert.Contains(app.Logs.Messages, record => record.Contains("The explain page at /convert is not mapped", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Outside_of_development_a_policy_controls_access()
    {
        await using var app = await TestApp.StartAsync(
            builder =>
            {
                builder.Services.AddConvert(options => options.Config = Shop.Config);
                builder.Services.AddAuthorization(options => options.AddPolicy("staff", policy => policy.RequireAssertion(context =>
                    ((Microsoft.AspNetCore.Http.HttpContext)context.Resource!).Request.Headers.ContainsKey("X-Staff"))));
                builder.Services.AddAuthentication().AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, Nobody>("nobody", null);
            },
            app =>
            {
                app.UseAuthorization();
                app.MapConvertExplain(policy: "staff");
            });
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.GetAsync("/convert")).Status);
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync("/convert", headers: ("X-Staff", "yes"))).Status);
    }

    [Fact]
    public async Task The_page_shows_how_the_config_differs_from_the_deployed_config()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Later.Replace("\"season-banner\"", "\"winter-banner\"", StringComparison.Ordinal)
            .Replace("\"key\": \"treatment\"", "\"key\": \"winner\"", StringComparison.Ordinal));
        await using var app = await StartAsync(options =>
        {
            options.SdkKey = "10041001/10042002";
            options.Transport.ConfigEndpoint = server.ConfigEndpoint;
        });
        var page = Text((await app.GetAsync("/convert")).Body);
        Assert.Contains("new feature: winter-banner removed feature: season-banner", page, StringComparison.Ordinal);
        Assert.Contains($"new variation: {Shop.Experiment}/winner", page, StringComparison.Ordinal);
        Assert.Contains("2026-11-21", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_how_the_config_differs_from_the_generated_code()
    {
        await using var app = await StartAsync();
        Assert.Contains("Differences from your code unknown, because no generated code has been used yet", Text((await app.GetAsync("/convert")).Body), StringComparison.Ordinal);
        var manifest = new ConfigManifest("""{"project":"10042002","experiences":{"no-such-experience":{}},"features":{"no-such-feature":{}}}"""u8);
        manifest.Expect(app.Core.CreateContext("anna"));
        var page = Text((await app.GetAsync("/convert")).Body);
        Assert.Contains("the experience 'no-such-experience' is missing", page, StringComparison.Ordinal);
        Assert.Contains("the feature 'no-such-feature' is missing", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_the_attributes_location_and_decisions_of_the_requests_visitor_and_sets_no_cookie()
    {
        await using var app = await StartAsync(services: services => services.Configure<ConvertVisitorOptions>(visitors =>
            visitors.Attributes = _ => new Dictionary<string, object?> { ["plan"] = "pro", ["country"] = "DE", ["age"] = 40 }));
        var answer = await app.GetAsync("/convert", "anna", ("Referer", $"{app.Client.BaseAddress}pricing?from=menu"));
        Assert.Contains("name=\"visitor\" value=\"anna\"", answer.Body, StringComparison.Ordinal);
        Assert.Contains("name=\"attribute.age\" value=\"40\"", answer.Body, StringComparison.Ordinal);
        Assert.Contains("name=\"attribute.country\" value=\"DE\"", answer.Body, StringComparison.Ordinal);
        Assert.Contains("name=\"location.url\" value=\"/pricing\"", answer.Body, StringComparison.Ordinal);
        Assert.Contains("europe-adults matches", Text(Between(answer.Body, "<h3><code>pricing-page-test", "</article>")), StringComparison.Ordinal);

        Assert.Null((await app.GetAsync("/convert")).Cookie);
        var elsewhere = await app.GetAsync("/convert", "anna", ("Referer", "https://search.example/pricing"));
        Assert.Contains("name=\"location.url\" value=\"/\"", elsewhere.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_page_shows_the_attributes_of_the_requests_visitor_if_the_application_returns_no_location(bool throws)
    {
        await using var app = await StartAsync(services: services => services.Configure<ConvertVisitorOptions>(visitors =>
        {
            visitors.Attributes = _ => new Dictionary<string, object?> { ["plan"] = "pro" };
            visitors.LocationAttributes = _ => throws ? throw new InvalidOperationException() : null;
        }));
        var (_, page, _, _) = await app.GetAsync("/convert", "anna");
        Assert.Contains("name=\"attribute.plan\" value=\"pro\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"location.url\" value=\"\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gates_that_a_visitor_passed_are_collapsed_into_one_line()
    {
        await using var app = await StartAsync();
        var (_, page) = await AskAsync(app, Shop.Treated);
        var gates = Between(page, $"<h3><code>{Shop.Experiment}", "</article>");
        Assert.Contains("6 gates passed", Text(gates), StringComparison.Ordinal);
        Assert.Contains("<details><summary>", gates, StringComparison.Ordinal);
        Assert.DoesNotContain("<details open", gates, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_accessible_name_of_a_preview_link_contains_its_text()
    {
        await using var app = await StartAsync(services: services => services.Configure<ConvertVisitorOptions>(visitors => visitors.Preview.IsEnabled = true));
        Assert.Matches("aria-label=\"Preview treatment of checkout-experiment\">Preview</a>", (await app.GetAsync("/convert")).Body);
    }

    [Fact]
    public async Task The_filter_shows_only_matching_entities()
    {
        await using var app = await StartAsync();
        var (_, page) = await AskAsync(app, "anna", ("filter", "PRICING"));
        Assert.Contains("pricing-page-test", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<h3><code>checkout-experiment", page, StringComparison.Ordinal);
        Assert.Contains("Experiences 1 of 4", Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain("use the filter", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_50_features_and_says_how_to_find_the_others()
    {
        var features = string.Concat(Enumerable.Range(1, 60).Select(id => $$"""{ "id": "{{id}}", "key": "feature-{{id}}" },"""));
        await using var app = await StartAsync(config: Shop.Json.Replace("\"features\": [", $"\"features\": [ {features}", StringComparison.Ordinal));
        var (_, page) = await AskAsync(app, "anna");
        Assert.Matches("Features 50 of [0-9]+; use the filter to find the others", Text(page));
        (_, page) = await AskAsync(app, "anna", ("filter", "feature-"));
        Assert.Matches("Features 50 of [0-9]+; the filter matches 10 more", Text(page));
    }

    [Fact]
    public async Task An_invalid_rule_is_shown_as_such()
    {
        await using var app = await StartAsync(config: Shop.Json.Replace("\"equals\"", "\"no-such-match-type\"", StringComparison.Ordinal));
        var (_, page) = await AskAsync(app, "anna");
        Assert.Contains("\u2717 an invalid rule, which has the same outcome for every visitor", Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_that_there_is_no_config_yet()
    {
        await using var app = await StartAsync(options =>
        {
            options.Config = null;
            options.SdkKey = "key";
            options.Transport.ConfigEndpoint = "http://127.0.0.1:9";
        });
        Assert.Contains("No config yet", (await app.GetAsync("/convert")).Body, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Page)> AskAsync(TestApp app, string visitor, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([new("visitor", visitor), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        using var answer = await app.Client.PostAsync("/convert", form);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static Task<TestApp> StartAsync(
        Action<ConvertOptions>? configure = null, string environment = "Development", string? config = null, Action<IServiceCollection>? services = null) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddConvert(options =>
            {
                options.Config = config is null ? Shop.Config : ConvertConfig.FromString(config);
                options.Environment = "live";
                configure?.Invoke(options);
            });
            services?.Invoke(builder.Services);
        },
        app =>
        {
            app.UseConvert();
            app.MapConvertExplain();
        },
        environment);

    private static string Between(string page, string from, string to)
    {
        var start = page.IndexOf(from, StringComparison.Ordinal);
        Assert.True(start >= 0, $"The page does not contain '{from}'.");
        return page[start..page.IndexOf(to, start, StringComparison.Ordinal)];
    }

    /// <summary>The text of the page, or of a part of it, without tags and on one line.</summary>
    private static string Text(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html.Replace("<code>", "", StringComparison.Ordinal).Replace("</code>", "", StringComparison.Ordinal), " ")), " ").Trim();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
