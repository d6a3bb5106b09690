namespace ConvertTyped.Analyzers;

/// <summary>What all descriptors have in common.</summary>
internal static class RuleHelp
{
    public const string Usage = "ConvertTyped.Usage";
    public const string Config = "ConvertTyped.Config";

    private const string Pages = "https://github.com/converttyped/converttyped/blob/main/analyzers/rules/";

    public static string Link(string id) => $"{Pages}{id}.md";
}
