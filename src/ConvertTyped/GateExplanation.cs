namespace ConvertTyped;

/// <summary>Explains whether a visitor passes a gate.</summary>
/// <param name="Gate">The gate that is explained.</param>
/// <param name="IsOpen">Whether the visitor passes the gate.</param>
/// <param name="NeedsAll">Whether all conditions must hold; otherwise, one condition is enough.</param>
/// <param name="Conditions">The conditions; empty if the gate has no conditions, as for <see cref="DecisionGate.Archived"/> and <see cref="DecisionGate.Traffic"/>.</param>
public sealed record GateExplanation(DecisionGate Gate, bool IsOpen, bool NeedsAll, IReadOnlyList<ConditionExplanation> Conditions)
{
    /// <summary>The gate and whether it is open.</summary>
    public override string ToString() => $"{Gate.ToString().ToLowerInvariant()}: {(IsOpen ? "open" : "closed")}";
}
