using ConvertTyped.Generator.Input;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Pull;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Tool.Usages;

/// <summary>A config that a project generates code from, and what it calls its entities.</summary>
/// <param name="Namespace">Of the generated code; empty for the global one.</param>
internal sealed record ProjectConfig(string Path, string Namespace, IReadOnlyList<ConfigEntityName> Entities, ConfigModel Model)
{
    public static IEnumerable<ProjectConfig> Of(Project project)
    {
        var options = project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
        var files = project.AnalyzerOptions.AdditionalFiles.Where(file => ConfigFile.IsConfig(file, options));
        foreach (var file in ConfigFile.Distinct(files))
        {
            var config = new LoadedConfig(file.Path, file.Path, file.GetText()?.ToString() ?? "");
            var settings = GenerationSettings.For(file, options);
            yield return new(file.Path, settings.Namespace.Replace("@", "", StringComparison.Ordinal), [.. Served(config), .. Retired(config)], config.Model);
        }
    }

    private static IEnumerable<ConfigEntityName> Served(LoadedConfig config) => config.Model.KeyedEntities
        .Where(entity => entity.Kind.NeedsKey())
        .Select(entity => new ConfigEntityName(entity.Kind, entity.Key, entity.Name.Member, entity.Retirement));

    private static IEnumerable<ConfigEntityName> Retired(LoadedConfig config)
    {
        var retired = RetiredFile.Read(RetiredFile.BesideConfig(config.Path!));
        return
        [
            .. Names(EntityKind.Experience, retired.Experiences, config),
            .. Names(EntityKind.Feature, retired.Features, config),
            .. Names(EntityKind.Goal, retired.Goals, config),
            .. Names(EntityKind.Segment, retired.Segments, config),
        ];
    }

    private static IEnumerable<ConfigEntityName> Names(EntityKind kind, IEnumerable<RetiredEntity> retired, LoadedConfig config) =>
        from entity in retired
        where config.Model.KeyedEntities.All(served => served.Kind != kind || served.Key != entity.Key)
        select new ConfigEntityName(kind, entity.Key, Identifier.From(entity.Key), FormattableString.Invariant($"not served by Convert since {entity.Since:yyyy-MM-dd}"));
}

/// <param name="Member">The name of its accessor and of its constant.</param>
/// <param name="Retirement">Why code should no longer use it; null while it may.</param>
internal sealed record ConfigEntityName(EntityKind Kind, string Key, string Member, string? Retirement);
