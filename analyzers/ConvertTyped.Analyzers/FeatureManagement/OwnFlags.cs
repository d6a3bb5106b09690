using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers.FeatureManagement;

/// <summary>
/// The feature flags that the application defines itself: in its <c>appsettings.json</c> and <c>appsettings.*.json</c>, in additional files with the metadata
/// <c>ConvertTypedOwnFlags</c>, and in the property <c>ConvertTypedOwnFlags</c>. FeatureManagement's flag names are case-insensitive.
/// </summary>
internal sealed class OwnFlags
{
    public static readonly OwnFlags None = new([]);

    private const string NamesProperty = "build_property.ConvertTypedOwnFlags";
    private const string SectionProperty = "build_property.ConvertTypedOwnFlagsSection";
    private const string FileMetadata = "build_metadata.AdditionalFiles.ConvertTypedOwnFlags";
    private const string Wildcard = "*";

    private static readonly string[] DefaultSections = ["FeatureManagement", "feature_management"];

    private readonly HashSet<string> _names;
    private readonly string[] _prefixes;

    private OwnFlags(IEnumerable<string> names)
    {
        var all = names.ToLookup(name => name.EndsWith(Wildcard, StringComparison.Ordinal));
        _names = new(all[false], StringComparer.OrdinalIgnoreCase);
        _prefixes = [.. all[true].Select(name => name.TrimEnd(Wildcard[0]))];
    }

    public IReadOnlyCollection<string> Names => _names;

    public static OwnFlags Read(CompilationStartAnalysisContext context)
    {
        if (!FlagParameters.HasBridge(context.Compilation))
            return None;
        var options = context.Options.AnalyzerConfigOptionsProvider;
        var sections = List(options.GlobalOptions, SectionProperty) is { Length: > 0 } own ? own : DefaultSections;
        var names = new List<string>(List(options.GlobalOptions, NamesProperty));
        foreach (var file in context.Options.AdditionalFiles.Where(file => DefinesFlags(file, options)))
        {
            if (file.GetText(context.CancellationToken) is { } text && context.TryGetValue(text, AppSettings.Provider, out var settings))
                names.AddRange(sections.SelectMany(settings.FlagsIn));
        }
        return new OwnFlags(names);
    }

    public bool Define(string name) => _names.Contains(name) || Array.Exists(_prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static bool DefinesFlags(AdditionalText file, AnalyzerConfigOptionsProvider options)
    {
        var name = Path.GetFileName(file.Path);
        return (name.StartsWith("appsettings.", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            || (options.GetOptions(file).TryGetValue(FileMetadata, out var marked) && marked.Equals("true", StringComparison.OrdinalIgnoreCase));
    }

    private static string[] List(AnalyzerConfigOptions options, string property) => options.TryGetValue(property, out var list)
        ? [.. list.Split(',').Select(item => item.Trim()).Where(item => item.Length > 0)]
        : [];
}
