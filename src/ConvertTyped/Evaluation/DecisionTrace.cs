using ConvertTyped.Attributes;
using ConvertTyped.Semantics;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Evaluation;

/// <summary>Records an evaluation from the inside out: first the rules, then the condition that they belong to, the gate of that condition, and finally the experience.</summary>
internal sealed class DecisionTrace
{
    private readonly List<ExperienceExplanation> _experiences = [];
    private List<GateExplanation> _gates = [];
    private List<ConditionExplanation> _conditions = [];
    private List<IReadOnlyList<IReadOnlyList<RuleExplanation>>> _blocks = [];
    private List<IReadOnlyList<RuleExplanation>> _alternatives = [];
    private List<RuleExplanation> _rules = [];

    internal IReadOnlyList<ExperienceExplanation> Experiences => _experiences;

    internal void Add(RuleItem item, in AttributeSource attributes, bool holds)
    {
        var actual = item.Key is { } key && attributes.TryRead(key, out var value) ? JavaScriptValue.ToText(value) : null;
        _rules.Add(new(item.Key, MatchTypes.NameOf(item.Comparison), item.Negated, item.Text, actual, holds));
    }

    internal void EndAlternatives() => _alternatives.Add(Take(ref _rules));

    internal void EndBlock() => _blocks.Add(Take(ref _alternatives));

    internal void Add(string condition, bool holds, bool isSkipped = false, bool hasRules = false) =>
        _conditions.Add(new(condition, holds, isSkipped, hasRules ? Take(ref _blocks) : null));

    internal void Add(string condition, MutualExclusion exclusion, bool holds, bool isSkipped) => _conditions.Add(new(condition, holds, isSkipped,
    [
        [[new(null, "bucketedInto", exclusion.Negated, exclusion.ExperienceKey, null, holds)]],
    ]));

    internal void Add(DecisionGate gate, bool isOpen, bool needsAll) => _gates.Add(new(gate, isOpen, needsAll, Take(ref _conditions)));

    internal void Add(Experience experience, in Decision decision, int bucket, bool patternTimedOut) => _experiences.Add(new()
    {
        Experience = experience,
        Variation = decision.Variation,
        Origin = decision.Origin,
        ClosedGate = decision.ClosedGate,
        Gates = Take(ref _gates),
        BucketValue = bucket,
        Buckets = experience.Allocation.Ranges(),
        PatternTimedOut = patternTimedOut,
    });

    private static List<T> Take<T>(ref List<T> list)
    {
        var taken = list;
        list = [];
        return taken;
    }
}
