using ConvertTyped.Analyzers.Dictionaries;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT1006: code sets a visitor or location attribute that no rule of any config reads.</summary>
internal sealed class UnreadAttributeRule() : DictionaryRule(RuleCatalogue.UnreadAttribute, ParameterRole.VisitorAttributes, ParameterRole.LocationAttributes)
{
    protected override Diagnostic? Check(ParameterRole role, string name, DictionaryEntry entry, ProjectConfigs configs)
    {
        if (IsRead(configs, role, name))
            return null;
        var isLocation = role == ParameterRole.LocationAttributes;
        if (IsRead(configs, isLocation ? ParameterRole.VisitorAttributes : ParameterRole.LocationAttributes, name))
            return MisspelledConstant.Report(Descriptor, entry.Key, null, Word(isLocation), name, $"; rules read it only as a {Word(!isLocation)} attribute");
        var nearest = NearestKey.Find(name, configs.All.SelectMany(config => Keys(config, role)));
        return MisspelledConstant.Report(Descriptor, entry.Key, nearest, Word(isLocation), name, NearestKey.Hint(name, nearest, "there is"));
    }

    private static string Word(bool isLocation) => isLocation ? "location" : "visitor";

    private static bool IsRead(ProjectConfigs configs, ParameterRole role, string name) => configs.All.Any(config => Keys(config, role).Contains(name));

    private static IReadOnlyCollection<string> Keys(ProjectConfig config, ParameterRole role) =>
        role == ParameterRole.LocationAttributes ? config.Contents.LocationAttributes : config.Contents.VisitorAttributes;
}
