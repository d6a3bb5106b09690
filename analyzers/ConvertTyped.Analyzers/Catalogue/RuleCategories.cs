namespace ConvertTyped.Analyzers.Catalogue;

/// <summary>The categories by which rules can be configured together.</summary>
internal static class RuleCategories
{
    /// <summary>Rules that check the JSON files.</summary>
    public const string Config = "ConvertTyped.Config";

    /// <summary>Rules that check the code that uses the configs.</summary>
    public const string Usage = "ConvertTyped.Usage";
}
