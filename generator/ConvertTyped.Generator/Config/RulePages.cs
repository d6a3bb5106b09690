namespace ConvertTyped.Generator.Config;

/// <summary>Where each rule is explained.</summary>
internal static class RulePages
{
    /// <summary>With <c>{0}</c> for the rule's id.</summary>
    public const string UrlFormat = "https://github.com/converttyped/converttyped/blob/main/analyzers/rules/{0}.md";
}
