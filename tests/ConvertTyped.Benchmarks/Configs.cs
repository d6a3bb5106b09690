using System.Globalization;
using System.Text;

namespace ConvertTyped.Benchmarks;

/// <summary>Creates configs of a given size. Every experience has one audience rule and two variations, which carry its feature with a string variable.</summary>
internal static class Configs
{
    internal static byte[] Of(int experiences)
    {
        var json = new StringBuilder("""{"account_id":"1001","project":{"id":"2002","name":"Benchmark"},"experiences":[""");
        json.AppendJoin(',', Enumerable.Range(0, experiences).Select(Experience));
        json.Append("""],"features":[""");
        json.AppendJoin(',', Enumerable.Range(0, experiences).Select(Feature));
        json.Append("""],"goals":[{"id":"300","key":"purchase"}],"audiences":[""");
        json.AppendJoin(',', Enumerable.Range(0, experiences).Select(Audience));
        json.Append("]}");
        return Encoding.UTF8.GetBytes(json.ToString());
    }

    internal static ConvertCore Core(int experiences) => Core(Of(experiences));

    internal static ConvertCore Core(byte[] utf8) =>
        new ConvertCore(new() { Config = ConvertConfig.FromUtf8Bytes(utf8), BatchSize = int.MaxValue }).Initialize();

    internal static string FeatureKey(int index) => string.Create(CultureInfo.InvariantCulture, $"feature-{index}");

    internal static string ExperienceKey(int index) => string.Create(CultureInfo.InvariantCulture, $"experience-{index}");

    private static string Experience(int index) => string.Create(CultureInfo.InvariantCulture, $$$$"""
        {"id":"{{{{100000 + index}}}}","key":"{{{{ExperienceKey(index)}}}}","name":"Experience {{{{index}}}}","status":"active","version":12,
         "audiences":["{{{{200000 + index}}}}"],"locations":[],"settings":{"matching_options":{"audiences":"any"}},"variations":[
         {{{{Variation(index, 0)}}}},{{{{Variation(index, 1)}}}}]}
        """);

    private static string Variation(int index, int variation) => string.Create(CultureInfo.InvariantCulture, $$$$"""
        {"id":"{{{{400000 + (index * 2) + variation}}}}","key":"variation-{{{{variation}}}}","name":"Variation {{{{variation}}}}","status":"running","traffic_allocation":50,
         "changes":[{"id":"{{{{index}}}}","type":"fullStackFeature","data":{"feature_id":"{{{{500000 + index}}}}","variables_data":{"headline":"Headline {{{{variation}}}}"}}}]}
        """);

    private static string Feature(int index) => string.Create(CultureInfo.InvariantCulture,
        $$$$"""{"id":"{{{{500000 + index}}}}","key":"{{{{FeatureKey(index)}}}}","name":"Feature {{{{index}}}}","variables":[{"key":"headline","type":"string"}]}""");

    private static string Audience(int index) => string.Create(CultureInfo.InvariantCulture, $$$$"""
        {"id":"{{{{200000 + index}}}}","key":"audience-{{{{index}}}}","type":"transient","rules":{"OR":[{"AND":[{"OR_WHEN":[
         {"rule_type":"generic_text_key_value","matching":{"match_type":"equals","negated":false},"key":"country","value":"US"}]}]}]}}
        """);
}
