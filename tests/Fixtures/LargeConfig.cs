using System.Globalization;
using System.Text;

namespace ConvertTyped.Fixtures;

/// <summary>A large config, which depends only on the arguments. Every experience carries a feature, and every feature has a variable of each type.</summary>
internal static class LargeConfig
{
    private static readonly string[] Words = ["checkout", "pricing", "banner", "search", "cart", "profile", "signup", "upsell", "footer", "trial", "invoice", "map"];
    private static readonly string[] Statuses = ["active", "active", "active", "paused", "completed"];

    public static string Create(int experiences = 1000, int features = 1000, int seed = 2026)
    {
        var random = new Random(seed);
        var json = new StringBuilder("{ \"account_id\": \"1\", \"project\": { \"id\": \"2\", \"name\": \"Large\" },\n\"features\": [\n");
        AppendList(json, features, i => $$"""
            { "id": "{{10_000 + i}}", "key": "{{Key(random, i)}}", "name": "Feature {{i}}", "variables": [
              { "key": "title", "type": "string" }, { "key": "is_on", "type": "boolean" }, { "key": "limit", "type": "integer" },
              { "key": "ratio", "type": "float" }, { "key": "layout", "type": "json" } ] }
            """);
        json.Append("],\n\"experiences\": [\n");
        AppendList(json, experiences, i => $$"""
            { "id": "{{100_000 + i}}", "key": "{{Key(random, i)}}", "name": "Experience {{i}}", "type": "a/b_fullstack", "status": "{{Statuses[random.Next(Statuses.Length)]}}",
              "audiences": [ "{{300_000 + (i % 50)}}" ], "variations": [ {{Variation(random, i, 0, features)}}, {{Variation(random, i, 1, features)}} ] }
            """);
        json.Append("],\n\"audiences\": [\n");
        AppendList(json, 50, i => $$"""
            { "id": "{{300_000 + i}}", "key": "{{Key(random, i)}}", "rules": { "OR": [ { "AND": [ { "OR_WHEN": [
              { "rule_type": "generic_text_key_value", "matching": { "match_type": "equals", "negated": false }, "key": "attribute_{{i}}", "value": "x" } ] } ] } ] } }
            """);
        json.Append("],\n\"goals\": [\n");
        AppendList(json, 100, i => $$"""{ "id": "{{400_000 + i}}", "key": "{{Key(random, i)}}", "name": "Goal {{i}}" }""");
        return json.Append("] }\n").ToString();
    }

    private static string Key(Random random, int number) => $"{Words[random.Next(Words.Length)]}-{Words[random.Next(Words.Length)]}-{number}";

    private static string Variation(Random random, int experience, int number, int features) => $$"""
        { "id": "{{200_000 + (experience * 2) + number}}", "key": "v{{number}}", "name": "Variation {{number}}", "status": "running", "traffic_allocation": {{random.Next(1, 51)}}.0,
          "changes": [ { "type": "fullStackFeature", "data": { "feature_id": "{{10_000 + (experience % features)}}", "variables_data": {
            "title": "Title {{random.Next(100)}}", "is_on": {{(random.Next(2) == 0 ? "true" : "false")}}, "limit": {{random.Next(100)}},
            "ratio": {{random.NextDouble().ToString("0.###", CultureInfo.InvariantCulture)}},
            "layout": { "columns": {{random.Next(1, 5)}}, "theme": { "name": "t{{random.Next(5)}}" }, "badges": [ { "text": "b", "priority": {{random.Next(9)}} } ] } } } } ] }
        """;

    private static void AppendList(StringBuilder json, int count, Func<int, string> item)
    {
        for (var i = 0; i < count; i++)
            json.Append(item(i)).Append(i < count - 1 ? ",\n" : "\n");
    }
}
