using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Visitors;

/// <summary>Tests attributes that the application copies from headers and query parameters as <c>StringValues</c>.</summary>
public class HeaderAttributeTests
{
    private static readonly string Config = $$"""
        {"account_id":"1","project":{"id":"2"},
         "audiences":[{{Audience(1, "exists", "\"x\"")}},{{Audience(2, "equals", "\"vip\"")}},{{Audience(3, "equals", "\"second\"")}}],
         "experiences":[{{Experience(1, "exists")}},{{Experience(2, "vip")}},{{Experience(3, "second")}}]}
        """;

    [Theory]
    [InlineData("/", null, "")]
    [InlineData("/", "VIP", "exists vip")]
    [InlineData("/", "other", "exists")]
    [InlineData("/?plan=first&plan=second", null, "exists second")]
    public async Task The_number_of_values_determines_whether_text_a_list_or_null_is_read(string path, string? sent, string expected)
    {
        await using var app = await TestApp.StartAsync(
            builder =>
            {
                builder.Services.AddConvert(options => (options.Config, options.EnableTracking) = (ConvertConfig.FromString(Config), false));
                builder.Services.Configure<ConvertVisitorOptions>(visitors =>
                    visitors.Attributes = http => new Dictionary<string, object?> { ["a"] = http.Request.Query.TryGetValue("plan", out var plans) ? plans : http.Request.Headers["X-Plan"] });
            },
            app => app.MapGet("/", (ConvertContext convert) => string.Join(' ', convert.RunExperiences().Select(result => result.ExperienceKey))));
        (string, string)[] headers = sent is null ? [] : [("X-Plan", sent)];
        Assert.Equal(expected, (await app.GetAsync(path, null, headers)).Body);
        Assert.Empty(app.Logs.Of(15));
    }

    private static string Audience(int id, string matchType, string value) => $$$"""
        {"id":"{{{id}}}","key":"a{{{id}}}","rules":{"OR":[{"AND":[{"OR_WHEN":[{"rule_type":"generic_text_key_value","matching":{"match_type":"{{{matchType}}}","negated":false},"key":"a","value":{{{value}}}}]}]}]}}
        """;

    private static string Experience(int id, string key) =>
        $$"""{"id":"1{{id}}","key":"{{key}}","audiences":["{{id}}"],"variations":[{"id":"2{{id}}","key":"on"}]}""";
}
