using System.Text.Json;

namespace ConvertTyped.Generator.Tests;

/// <summary>The configs that several tests use, and methods that create configs.</summary>
internal static class Configs
{
    /// <summary>The config that the documentation uses to explain the generated code.</summary>
    public const string Documented = """
        {
          "account_id": "10041001",
          "project": { "id": "10042002", "name": "Northwind Shop" },
          "experiences": [
            {
              "id": "100410001", "key": "checkout-experiment", "name": "Checkout: one page < three steps", "type": "a/b_fullstack", "status": "active",
              "variations": [
                { "id": "100420001", "key": "control", "name": "Three steps", "status": "running", "is_baseline": true, "traffic_allocation": 50.0, "changes": [] },
                { "id": "100420002", "key": "treatment", "name": "One page", "status": "running", "traffic_allocation": 50.0, "changes": [
                  { "id": "1", "type": "fullStackFeature", "data": { "feature_id": "10051", "variables_data": {
                    "headline": "One page to go", "enabled": "true", "max_items": 12,
                    "layout": { "columns": 2, "theme": { "name": "bold", "dark": true }, "badges": [ { "text": "Free delivery", "priority": 1 }, { "text": "New" } ] } } } } ] }
              ]
            }
          ],
          "features": [
            { "id": "10051", "key": "checkout-banner", "name": "Checkout banner", "variables": [
              { "key": "headline", "type": "string" }, { "key": "enabled", "type": "boolean" },
              { "key": "max_items", "type": "integer" }, { "key": "layout", "type": "json" } ] }
          ],
          "goals": [ { "id": "100430001", "key": "purchase_completed", "name": "Purchase completed", "type": "revenue", "status": "active" } ],
          "segments": [ { "id": "100450001", "key": "us-visitors", "name": "Visitors from the US", "rules": { "OR": [ { "AND": [ { "OR_WHEN": [
            { "rule_type": "generic_text_key_value", "matching": { "match_type": "equals", "negated": false }, "key": "country", "value": "US" },
            { "rule_type": "generic_numeric_key_value", "matching": { "match_type": "less", "negated": true }, "key": "lifetime_value", "value": 500 } ] } ] } ] } } ]
        }
        """;

    public static string Shop { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "shop", "convert.json"));

    /// <summary>A valid config with these members in addition to the required ones.</summary>
    public static string Of(string members) => $$"""{ "account_id": "1", "project": { "id": "2" }, {{members}} }""";

    /// <summary>A config with features that have these keys and are numbered from 1.</summary>
    public static string OfFeatures(params IEnumerable<string> keys) => Of($"\"features\": {Entities(keys)}");

    /// <summary>Entities with these keys, numbered from 1. Each has the given additional members.</summary>
    public static string Entities(IEnumerable<string> keys, string members = "\"variables\": []") =>
        $"[{string.Join(",\n", keys.Select((key, i) => $$"""{ "id": "{{i + 1}}", "key": {{Quote(key)}}, {{members}} }"""))}]";

    // The serializer replaces lone surrogates, which keys may contain.
    public static string Quote(string text) =>
        "\"" + string.Concat(text.Select(c => char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : JsonEncodedText.Encode(c.ToString()).ToString())) + "\"";
}
