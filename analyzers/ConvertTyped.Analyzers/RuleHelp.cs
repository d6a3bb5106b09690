using System.Globalization;

namespace ConvertTyped.Analyzers;

/// <summary>What all descriptors have in common.</summary>
internal static class RuleHelp
{
    public const string Usage = "ConvertTyped.Usage";
    public const string Config = "ConvertTyped.Config";

    public static string Link(string id) => string.Format(CultureInfo.InvariantCulture, RulePages.UrlFormat, id);
}
