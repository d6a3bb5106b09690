using System.Collections.Concurrent;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Testing.Overrides;

/// <summary>An experience that gives everybody one variation, or nobody any: null.</summary>
internal sealed class ExperienceOverride(Experience experience, Variation? variation)
{
    private readonly ConcurrentDictionary<string, bool> _served = new(StringComparer.Ordinal);

    internal Experience Experience => experience;

    /// <summary>The forced variation as a config has it that may be another than the one it was forced under.</summary>
    internal Variation? VariationOf(Experience current) => variation is null ? null : current.VariationOf(variation.Id) ?? variation;

    internal bool Serve(string visitorId) => _served.TryAdd(visitorId, true);

    internal VisitorState Over(string visitorId, VisitorState state)
    {
        if (variation is null)
            return state with { Decisions = state.Decisions.Without(experience.Id) };
        return _served.ContainsKey(visitorId) ? state.WithDecision(experience.Id, variation.Id) : state;
    }
}
