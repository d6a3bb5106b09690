using System.Collections.Concurrent;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Testing.Overrides;

/// <summary>Gives every visitor the same variation of an experience. If the variation is null, excludes every visitor from the experience.</summary>
internal sealed class ExperienceOverride(Experience experience, Variation? variation)
{
    private readonly ConcurrentDictionary<string, bool> _served = new(StringComparer.Ordinal);

    internal Experience Experience => experience;

    /// <summary>
    /// The variation from the current config, which may have changed since the override was set. If that config no longer has the variation, the original
    /// variation is returned. Null if the override excludes every visitor.
    /// </summary>
    internal Variation? VariationOf(Experience current) => variation is null ? null : current.VariationOf(variation.Id) ?? variation;

    internal bool Serve(string visitorId) => _served.TryAdd(visitorId, true);

    internal VisitorState Over(string visitorId, VisitorState state)
    {
        if (variation is null)
            return state with { Decisions = state.Decisions.Without(experience.Id) };
        return _served.ContainsKey(visitorId) ? state.WithDecision(experience.Id, variation.Id) : state;
    }
}
