using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers;

/// <summary>The configs of the project under analysis. What any of them knows is known.</summary>
internal sealed class ProjectConfigs
{
    private ProjectConfigs(IReadOnlyList<ProjectConfig> all) => All = all;

    public IReadOnlyList<ProjectConfig> All { get; }

    /// <summary>The project's configs, those that are broken included; empty when there are none.</summary>
    public static IReadOnlyList<ProjectConfig> Find(CompilationStartAnalysisContext context)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider;
        var found = new List<ProjectConfig>();
        foreach (var file in ConfigFile.Distinct(context.Options.AdditionalFiles.Where(file => ConfigFile.IsConfig(file, options))))
        {
            if (file.GetText(context.CancellationToken) is { } text && context.TryGetValue(text, ConfigKnowledge.Provider, out var knowledge))
                found.Add(new ProjectConfig(file, text, GenerationSettings.For(file, options), knowledge));
        }
        return found;
    }

    /// <summary>
    /// Null when there is nothing to check code against: no config, or one so broken that what it seems not to know may be in it
    /// all the same. The generator says what is wrong with it; a hundred more errors would not help.
    /// </summary>
    public static ProjectConfigs? Of(CompilationStartAnalysisContext context)
    {
        var all = Find(context);
        return all.Count > 0 && all.All(config => config.Knowledge.IsReadable) ? new ProjectConfigs(all) : null;
    }

    public bool Knows(EntityKind kind, string key)
    {
        foreach (var config in All)
        {
            if (config.Knowledge.Knows(kind, key))
                return true;
        }
        return false;
    }

    /// <summary>The feature in each config that has it.</summary>
    public IReadOnlyList<FeatureModel> Features(string key) => [.. All.Select(config => config.Knowledge.Feature(key)).OfType<FeatureModel>()];

    /// <summary>What the variations of the experience go by in any config that has it: their keys, or else their ids.</summary>
    public IEnumerable<string> Variations(string experience) =>
        from config in All
        from model in config.Knowledge.Model.Experiences
        where model.Entity.Key == experience
        from variation in model.Variations
        select variation.Key ?? variation.Id;

    public IEnumerable<string> Keys(EntityKind kind) => All.SelectMany(config => config.Knowledge.Entities(kind).Keys);
}

/// <param name="Settings">How code is generated from the config.</param>
internal sealed record ProjectConfig(AdditionalText File, SourceText Text, GenerationSettings Settings, ConfigKnowledge Knowledge);
