namespace ConvertTyped.Analyzers.Catalogue;

/// <summary>The categories by which rules can be configured together.</summary>
internal static class RuleCategories
{
    /// <summary>Rules on the JSON files.</summary>
    public const string Config = "ConvertTyped.Config";

    /// <summary>Rules on the code that uses them.</summary>
    public const string Usage = "ConvertTyped.Usage";
}
