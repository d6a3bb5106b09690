namespace ConvertTyped.Generator.Tests;

/// <summary>A config whose keys are difficult to convert to names.</summary>
internal static class HardConfig
{
    /// <summary>
    /// Keys that are keywords or the names of other members or types, that contain special characters or no words, or that map to the same name.
    /// </summary>
    public static readonly string[] Keys =
    [
        "class", "namespace", "100299456-original-page", "to-string", "equals", "get-hash-code", "get-type", "finalize", "memberwise-clone", "reference-equals",
        "équipe", "日本", "हिन्दी", "a.b c", "checkout_banner", "checkout-banner", "checkoutBanner", "---", "...", "\ud800", "a\ud800b", "\U0001F600", "tab\there",
        "line\u2028break", "quote\"back\\slash", "<c>&amp;</c>", "]]>", "*/", "features", "experiences", "goals", "segments", "feature-keys", "goal-keys", "visitor-goals",
        "project-goal", "visitor-goal", "visitor-segment", "convert-context", "convert-context-extensions", "system", "global", "microsoft", "key", "track", "run", "context",
        "none", "unrecognized", "is-enabled", "status", "result", "variation", "value__", "has-flag", "compare-to", "Shop", "string", "_", "__", "1", "01", "\u0661",
    ];

    public static string Text { get; } = Configs.Of($"""
        "features": {Configs.Entities(Keys)[..^1]}, {Hard("variables", Variables())}],
        "experiences": {Configs.Entities(Keys)[..^1]}, {Hard("variations", Configs.Entities(Keys, $"\"traffic_allocation\": 1, {Changes()}"))}],
        "goals": {Configs.Entities(Keys)},
        "segments": {Configs.Entities(Keys)},
        "audiences": {Configs.Entities(Keys, Rules())},
        "locations": {Configs.Entities(Keys, Rules())}
        """);

    private static string Hard(string name, string list) => $$"""{ "id": "1000", "key": "hard", "{{name}}": {{list}} }""";

    /// <summary>
    /// A change that gives every variable a value: an object with one member for each key. One of these members is a list of lists, and one is an object.
    /// </summary>
    private static string Changes()
    {
        var members = string.Join(',', Keys.Select((key, i) => $"{Configs.Quote(key)}: {i switch { 0 => "[ [ 1, null ], [ 2.5 ] ]", 1 => "{ \"namespace\": 1, \"read\": [ { \"item\": null } ] }", _ => "\"x\"" }}"));
        var values = string.Join(',', Keys.Select(key => $"{Configs.Quote(key)}: {{ {members} }}"));
        return $$"""
            "changes": [ { "type": "fullStackFeature", "data": { "feature_id": "1000", "variables_data": { {{values}} } } } ]
            """;
    }

    private static string Rules()
    {
        string[] matchTypes = ["less", "equals", "exists"];
        var items = Keys.Select((key, i) => $$"""{ "key": {{Configs.Quote(key)}}, "matching": { "match_type": "{{matchTypes[i % 3]}}", "negated": false }, "value": {{(i % 2 == 0 ? "1" : "true")}} }""");
        return $$"""
            "rules": { "OR": [ { "AND": [ { "OR_WHEN": [ {{string.Join(',', items)}} ] } ] } ] }
            """;
    }

    private static string Variables()
    {
        string[] types = ["boolean", "integer", "float", "string", "json", "date"];
        return $"[{string.Join(',', Keys.Select((key, i) => $$"""{ "key": {{Configs.Quote(key)}}, "type": "{{types[i % types.Length]}}" }"""))}]";
    }
}
