namespace ConvertTyped.Semantics;

/// <summary>Why a rule item has the same outcome for every visitor.</summary>
internal enum RuleItemFault
{
    None,
    MatchTypeMissing,
    MatchTypeUnknown,
    NegatedMissing,
    ValueMissing,
    KeyMissing,
    ValueNotComparable,
    NothingToBeIn,
    PatternInvalid,
}

/// <summary>The parts of a rule item that determine whether it can be true. They do not depend on how the JSON is read.</summary>
/// <param name="Key">The key; null unless it is a string, because only a string can be the key of an attribute.</param>
/// <param name="MatchType">The match type; null unless it is a string.</param>
/// <param name="Negated">Whether the outcome is negated; null unless it is a boolean.</param>
/// <param name="Value">The value, which may be JSON's null; null if the item has no value.</param>
internal readonly record struct RuleItemShape(string? Key, string? MatchType, bool? Negated, JavaScriptPrimitive? Value)
{
    internal Comparison Comparison => MatchTypes.Parse(MatchType);

    /// <summary>The first fault that makes the outcome independent of the visitor.</summary>
    internal RuleItemFault Fault =>
        MatchType is null ? RuleItemFault.MatchTypeMissing :
        InvalidityOf(Comparison, Negated, Value is not null) is not RuleItemFault.None and var invalidity ? invalidity :
        Key is null ? RuleItemFault.KeyMissing :
        Value is { } value ? FaultOf(Comparison, Negated!.Value, value) :
        RuleItemFault.None;

    /// <summary>
    /// Whether an item with a fault is true for every visitor. This happens only if the key is missing, because the attribute is then always absent. Otherwise,
    /// the item is never true.
    /// </summary>
    internal bool AlwaysMatches => Fault == RuleItemFault.KeyMissing && OutcomeWithoutAttribute(Comparison, Negated!.Value);

    /// <summary>The fault that makes an item invalid; <see cref="RuleItemFault.None"/> if the item is valid. An invalid item is false, even if it is negated.</summary>
    internal static RuleItemFault InvalidityOf(Comparison comparison, bool? negated, bool hasValue) =>
        comparison == Comparison.Never ? RuleItemFault.MatchTypeUnknown :
        negated is null ? RuleItemFault.NegatedMissing :
        !hasValue && comparison is not (Comparison.Exists or Comparison.Absent) ? RuleItemFault.ValueMissing :
        RuleItemFault.None;

    /// <summary>The outcome of a valid item for a visitor who does not have the attribute.</summary>
    internal static bool OutcomeWithoutAttribute(Comparison comparison, bool negated) => comparison switch
    {
        Comparison.Exists => negated,
        Comparison.Absent => !negated,
        _ => false,
    };

    private static RuleItemFault FaultOf(Comparison comparison, bool negated, in JavaScriptPrimitive value) => comparison switch
    {
        Comparison.Less or Comparison.LessOrEqual when !IsComparable(value.Type) => RuleItemFault.ValueNotComparable,
        Comparison.IsIn when !negated && value.Type is not (JavaScriptType.String or JavaScriptType.List) => RuleItemFault.NothingToBeIn,
        Comparison.Matches when JavaScriptPatternReader.FaultIn(value.ToText()) is not null => RuleItemFault.PatternInvalid,
        _ => RuleItemFault.None,
    };

    private static bool IsComparable(JavaScriptType type) => type is JavaScriptType.Number or JavaScriptType.String or JavaScriptType.Boolean;
}
