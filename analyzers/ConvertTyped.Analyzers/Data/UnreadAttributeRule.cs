using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers;

/// <summary>CVT1006: an attribute that no rule of any config reads.</summary>
internal static class UnreadAttributeRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.UnreadAttribute, "No rule reads the attribute", "The config has no rule that reads the {0} attribute '{1}'{2}",
        RuleHelp.Usage, DiagnosticSeverity.Warning, true, helpLinkUri: RuleHelp.Link(RuleIds.UnreadAttribute));

    public static Diagnostic? Check(DataKind kind, string name, DictionaryEntry entry, ProjectConfigs configs)
    {
        if (kind == DataKind.ConversionData || IsRead(configs, kind, name))
            return null;
        var isLocation = kind == DataKind.LocationAttributes;
        if (IsRead(configs, isLocation ? DataKind.VisitorAttributes : DataKind.LocationAttributes, name))
            return Misspelling.Report(Descriptor, entry.Key, null, Word(isLocation), name, $"; it is read as a {Word(!isLocation)} attribute");
        var nearest = NearestKey.To(name, configs.All.SelectMany(config => Keys(config, kind)));
        return Misspelling.Report(Descriptor, entry.Key, nearest, Word(isLocation), name, NearestKey.Hint(name, nearest));
    }

    private static string Word(bool isLocation) => isLocation ? "location" : "visitor";

    private static bool IsRead(ProjectConfigs configs, DataKind kind, string name) => configs.All.Any(config => Keys(config, kind).Contains(name));

    private static IReadOnlyCollection<string> Keys(ProjectConfig config, DataKind kind) =>
        kind == DataKind.LocationAttributes ? config.Knowledge.LocationAttributes : config.Knowledge.VisitorAttributes;
}
