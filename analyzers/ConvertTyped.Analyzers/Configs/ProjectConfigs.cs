using ConvertTyped.Analyzers.FeatureManagement;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers.Configs;

/// <summary>The configs of the project under analysis. A key is known if any of these configs contains it or lists it as retired.</summary>
internal sealed class ProjectConfigs
{
    private ProjectConfigs(IReadOnlyList<ProjectConfig> all, OwnFlags ownFlags)
    {
        All = all;
        OwnFlags = ownFlags;
    }

    public IReadOnlyList<ProjectConfig> All { get; }

    /// <summary>The flags that the application defines itself, outside of Convert.</summary>
    public OwnFlags OwnFlags { get; }

    /// <summary>All configs of the project, including unreadable ones; empty if it has none.</summary>
    public static IReadOnlyList<ProjectConfig> Find(CompilationStartAnalysisContext context)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider;
        var found = new List<ProjectConfig>();
        foreach (var file in ConfigFile.Distinct(context.Options.AdditionalFiles.Where(file => ConfigFile.IsConfig(file, options))))
        {
            if (file.GetText(context.CancellationToken) is { } text && context.TryGetValue(text, ConfigContents.Provider, out var contents))
            {
                var complete = RetiredBeside(file, context) is { } retired ? contents.With(retired) : contents;
                found.AddRange(SettingsOf(file, context).Select(settings => new ProjectConfig(file, text, settings, complete)));
            }
        }
        return found;
    }

    private static IReadOnlyList<GenerationSettings> SettingsOf(AdditionalText config, CompilationStartAnalysisContext context)
    {
        var settings = GenerationSettings.For(config, context.Options.AnalyzerConfigOptionsProvider);
        return settings.AccessorsOfReferences.Count == 0 ? [settings] : settings.Beside(ReferencedAccessors.Find(context.Compilation));
    }

    private static RetiredDocument? RetiredBeside(AdditionalText config, CompilationStartAnalysisContext context)
    {
        var file = context.Options.AdditionalFiles.FirstOrDefault(other => RetiredFile.IsFor(config.Path, other.Path));
        return file?.GetText(context.CancellationToken) is { } text && context.TryGetValue(text, ConfigContents.RetiredProvider, out var retired) ? retired : null;
    }

    /// <summary>
    /// Returns null if code cannot be checked, because the project has no config, or because a config is unreadable and may contain any key. The generator
    /// reports the errors in the config.
    /// </summary>
    public static ProjectConfigs? TryFind(CompilationStartAnalysisContext context)
    {
        var all = Find(context);
        return all.Count > 0 && all.All(config => config.Contents.IsReadable) ? new ProjectConfigs(all, OwnFlags.Read(context)) : null;
    }

    public bool Knows(EntityKind kind, string key)
    {
        foreach (var config in All)
        {
            if (config.Contents.Knows(kind, key))
                return true;
        }
        return false;
    }

    /// <summary>Why code should not use a key; null if a config has the key, or if no config lists it as retired.</summary>
    public RetiredKey? Retired(EntityKind kind, string key)
    {
        RetiredKey? found = null;
        foreach (var config in All)
        {
            if (config.Contents.RetiredKey(kind, key) is { } retired)
                found ??= retired;
            else if (config.Contents.Knows(kind, key))
                return null;
        }
        return found;
    }

    /// <summary>The features with this key in all configs, including retired features.</summary>
    public IReadOnlyList<ConfigFeature> Features(string key) =>
        [.. All.SelectMany(config => new[] { config.Contents.Feature(key), config.Contents.Retired.Find(EntityKind.Feature, key) }).OfType<ConfigFeature>()];

    /// <summary>The keys of the experience's variations in all configs; for a variation without a key, its id. A variation without an id is omitted.</summary>
    public IEnumerable<string> Variations(string experience) =>
        from config in All
        from found in config.Contents.Document.Experiences.Concat(config.Contents.Retired.Experiences)
        where found.Key == experience
        from variation in found.Variations
        let name = variation.Id is null ? null : variation.Key ?? variation.Id
        where name is not null
        select name;

    public IEnumerable<string> Keys(EntityKind kind) => All.SelectMany(config => config.Contents.Keys(kind));
}
