using ConvertTyped.Generator.Config.Fallbacks;
using ConvertTyped.Generator.Config.Retired;
using ConvertTyped.Generator.Input;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Pull;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Tool.Usages;

/// <summary>A config that a project generates code from, and the names of its entities in code.</summary>
/// <param name="Namespace">The namespace of the generated code; empty for the global namespace.</param>
internal sealed record AccessorConfig(string Path, string Namespace, IReadOnlyList<ConfigEntityName> Entities, ConfigModel Model)
{
    public static IEnumerable<AccessorConfig> Find(Project project)
    {
        var options = project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
        var files = project.AnalyzerOptions.AdditionalFiles.Where(file => ConfigFile.IsConfig(file, options));
        foreach (var file in ConfigFile.Distinct(files))
        {
            var config = new LoadedConfig(file.Path, file.Path, file.GetText()?.ToString() ?? "");
            var settings = GenerationSettings.For(file, options);
            var fallbacks = project.AnalyzerOptions.AdditionalFiles
                .Where(beside => FallbackFile.IsFallbacks(beside.Path) && FallbackFile.IsBeside(beside.Path, file.Path))
                .SelectMany(beside => FallbackReader.Read(beside.GetText()?.ToString() ?? ""));
            var model = ConfigModelBuilder.Build(config.Document, RetiredDocument.Read(RetiredEntitiesFile.TextBesideConfig(file.Path))).With(fallbacks);
            yield return new(file.Path, settings.Namespace.Replace("@", "", StringComparison.Ordinal), [.. NamesIn(model)], model);
        }
    }

    private static IEnumerable<ConfigEntityName> NamesIn(ConfigModel model) => model.KeyedEntities
        .Where(entity => entity.Kind.NeedsKey())
        .Select(entity => new ConfigEntityName(entity.Kind, entity.Key, entity.Name.Member, entity.Retirement));
}

/// <param name="Member">The name of the entity's accessor and constant.</param>
/// <param name="Retirement">Why code should no longer use the entity; null if it is not retired.</param>
internal sealed record ConfigEntityName(EntityKind Kind, string Key, string Member, string? Retirement);
