namespace ConvertTyped.Generator.Config;

/// <summary>The addresses of the pages that explain the diagnostics.</summary>
internal static class RulePages
{
    /// <summary>The address, with <c>{0}</c> in place of the diagnostic's id.</summary>
    public const string UrlFormat = "https://github.com/converttyped/converttyped/blob/main/analyzers/rules/{0}.md";
}
