namespace ConvertTyped.Tests;

/// <summary>Creates the JSON of a config. A test writes only the relevant part.</summary>
internal sealed record ConfigText
{
    internal string Account { get; init; } = "\"1001\"";

    internal string Version { get; init; } = "";

    internal string Experiences { get; init; } = "";

    internal string Features { get; init; } = "";

    internal string Goals { get; init; } = "";

    internal string Audiences { get; init; } = "";

    internal string Locations { get; init; } = "";

    internal string Segments { get; init; } = "";

    internal string Archived { get; init; } = "";

    /// <summary>An experience whose only variation is <c>on</c>. All visitors who qualify get it.</summary>
    internal static string Experience(string key, string more = "") =>
        $$"""{"id":"{{key}}-id","key":"{{key}}",{{(more.Length > 0 ? more + "," : "")}}"variations":[{"id":"{{key}}-on","key":"on"}]}""";

    /// <summary>An audience, location or segment with the given rules.</summary>
    internal static string Ruled(string id, string rules, string more = "") =>
        $$"""{"id":"{{id}}","key":"{{id}}",{{(more.Length > 0 ? more + "," : "")}}"rules":{{rules}}}""";

    internal static string When(string key, string matchType, string value, bool negated = false) =>
        Rules(Item(key, matchType, value, negated));

    internal static string Item(string key, string matchType, string value, bool negated = false) =>
        $$"""{"rule_type":"generic_text_key_value","matching":{"match_type":"{{matchType}}","negated":{{(negated ? "true" : "false")}}},"key":"{{key}}","value":{{value}}}""";

    internal static string Excludes(string experienceKey) => MutualExclusion(experienceKey, negated: true);

    internal static string Requires(string experienceKey) => MutualExclusion(experienceKey, negated: false);

    private static string MutualExclusion(string experienceKey, bool negated) => Rules($$"""
        {"rule_type":"bucketed_into_experience_key","matching":{"match_type":"equals","negated":{{(negated ? "true" : "false")}}},"value":"{{experienceKey}}"}
        """);

    internal static string Rules(string item) => $$"""{"OR":[{"AND":[{"OR_WHEN":[{{item}}]}]}]}""";

    public override string ToString() =>
        $$"""
        {
          "account_id": {{Account}}, "project": { "id": "2002"{{(Version.Length > 0 ? $", \"version\": \"{Version}\"" : "")}} },
          "experiences": [ {{Experiences}} ], "features": [ {{Features}} ], "goals": [ {{Goals}} ], "audiences": [ {{Audiences}} ],
          "locations": [ {{Locations}} ], "segments": [ {{Segments}} ], "archived_experiences": [ {{Archived}} ]
        }
        """;

    internal ConfigSnapshot Read() => ConvertConfig.FromString(ToString()).Snapshot;

    internal ConvertCore Start(Action<ConvertOptions>? configure = null)
    {
        var options = new ConvertOptions { Config = ConvertConfig.FromString(ToString()) };
        configure?.Invoke(options);
        return new ConvertCore(options).Initialize();
    }
}
