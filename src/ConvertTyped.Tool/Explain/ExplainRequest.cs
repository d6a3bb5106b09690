using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Simulate;

namespace ConvertTyped.Tool.Explain;

/// <summary>A visitor, and the experiences and features to explain.</summary>
/// <param name="Keys">The keys of experiences and features; empty to explain all.</param>
internal sealed record ExplainRequest(string Visitor, IReadOnlyList<string> Keys)
{
    public required IReadOnlyDictionary<string, object?> Attributes { get; init; }

    public required IReadOnlyDictionary<string, object?> LocationAttributes { get; init; }

    public string? Environment { get; init; }

    /// <exception cref="ToolException">A key belongs to neither an experience nor a feature.</exception>
    public ExplainReport Explain(LoadedConfig config, LoadedConfig? earlier)
    {
        using var core = new OfflineCore(config.Runtime, Environment);
        var visitor = core.Visitor(Visitor, Attributes, LocationAttributes);
        using var oldCore = earlier is null ? null : new OfflineCore(earlier.Runtime, Environment);
        var before = oldCore?.Visitor(Visitor, Attributes, LocationAttributes);
        var experiences = new List<ExplainedExperience>();
        var features = new List<ExplainedFeature>();
        foreach (var key in Keys.Count > 0 ? Keys : [.. config.Model.Experiences.Select(e => e.Entity.Key), .. config.Model.Features.Select(f => f.Entity.Key)])
        {
            var experience = visitor.ExplainExperience(key);
            var feature = visitor.ExplainFeature(key);
            if (experience is not null && experiences.All(other => other.Key != key))
                experiences.Add(ExplainedExperience.Create(experience, before?.ExplainExperience(key)));
            if (feature is not null && features.All(other => other.Key != key))
                features.Add(ExplainedFeature.Create(feature, before?.ExplainFeature(key)));
            if (experience is null && feature is null)
                throw ToolException.BadInput($"The config '{config.Name}' contains no experience or feature with the key '{key}'. Check the spelling of the key.");
        }
        return new() { Config = config.Name, At = earlier?.Name, Visitor = Visitor, Experiences = experiences, Features = features };
    }
}
