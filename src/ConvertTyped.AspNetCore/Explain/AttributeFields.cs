namespace ConvertTyped.AspNetCore.Explain;

/// <summary>The attribute keys that the audiences and locations of the experiences read. The form has a field for each key.</summary>
internal sealed record AttributeFields(IReadOnlyList<string> Attributes, IReadOnlyList<string> Location)
{
    internal static AttributeFields None { get; } = new([], []);

    internal static AttributeFields Collect(ConvertContext anybody)
    {
        var gates = anybody.GetConfigEntities("experience").SelectMany(experience => anybody.ExplainExperience(experience.Key)!.Gates).ToList();
        return new(Keys(gates, DecisionGate.Audience), Keys(gates, DecisionGate.Location));
    }

    private static string[] Keys(List<GateExplanation> gates, DecisionGate which) =>
    [
        .. (from gate in gates
            where gate.Gate == which
            from condition in gate.Conditions
            from any in condition.Rules ?? []
            from all in any
            from rule in all
            where rule.Attribute is not null
            select rule.Attribute).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];
}
