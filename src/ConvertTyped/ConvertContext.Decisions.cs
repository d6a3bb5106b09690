using ConvertTyped.Attributes;
using ConvertTyped.Diagnostics;
using ConvertTyped.Evaluation;
using ConvertTyped.Tracking;

namespace ConvertTyped;

public sealed partial class ConvertContext
{
    private Visitor Observe(IReadOnlyDictionary<string, object?>? attributes, IReadOnlyDictionary<string, object?>? locationAttributes) => new()
    {
        Id = VisitorId,
        State = State,
        Environment = _core.Environment,
        Forced = Preview?.Variation,
        Overrides = _core.Overrides,
        Attributes = AttributeSource.Of(attributes, _attributeOverlay, StoredAttributes),
        LocationAttributes = AttributeSource.Of(locationAttributes, null, _locationAttributes),
    };

    private Variation? Decide(Experience experience, ref Visitor visitor, bool enableTracking, bool enableStorage)
    {
        var decision = Evaluator.Decide(experience, ref visitor);
        if (visitor.PatternTimedOut)
            Log.PatternTimedOut(_core.Logger);
        if (visitor.Forced is null)
            _core.Instruments.Decided(decision.Variation);
        if (decision.Variation is not { } variation || decision.IsStored || decision.IsForced)
            return decision.Variation;
        if (enableStorage && !(decision.IsOverridden ? ServeOverride(experience, ref visitor) : Keep(experience, ref variation, ref visitor)))
            return variation;
        if (visitor.Forced is null)
            Report(variation, visitor.State, enableTracking && _isTracking);
        return variation;
    }

    /// <summary>False when another thread's decision was kept first; that one stands.</summary>
    private bool Keep(Experience experience, ref Variation variation, ref Visitor visitor)
    {
        var entry = Origin.KeptEntry();
        var standing = entry.Decide(experience, variation.Id, out var isNew);
        visitor.State = WithOverrides(entry.State);
        if (isNew)
            Changed(entry);
        else
            variation = experience.VariationOf(standing) ?? variation;
        return isNew;
    }

    private void Report(Variation variation, VisitorState state, bool enableTracking)
    {
        if (_core.Handlers.HasAny(LifecycleEvent.Bucketing))
        {
            var experience = variation.Experience;
            _core.Handlers.Raise(LifecycleEvent.Bucketing, new(VisitorId, experience.Key, experience.Id, variation.Key, variation.Id));
        }

        Track(new(_snapshot, VisitorId, state, variation), enableTracking);
    }

    private void Track(in TrackedEvent tracked, bool enableTracking)
    {
        _core.Observer?.Invoke(tracked, enableTracking);
        if (enableTracking)
            _core.Events.Enqueue(tracked);
    }
}
