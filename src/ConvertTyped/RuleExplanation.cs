namespace ConvertTyped;

/// <summary>Explains whether one rule holds for a visitor.</summary>
/// <param name="Attribute">The attribute's key; null if the rule does not read an attribute.</param>
/// <param name="Match">
/// The match type, such as <c>equals</c>; <c>bucketedInto</c> for a rule about another experience; <c>never</c> if the rule is not valid.
/// </param>
/// <param name="IsNegated">Whether the comparison's outcome is inverted.</param>
/// <param name="Value">The value that the rule compares with, as text. For a rule about another experience, the key of that experience.</param>
/// <param name="Actual">The attribute's value as text; null if the attribute is not set, or if the rule does not read an attribute.</param>
/// <param name="Holds">Whether the rule holds for the visitor, with <paramref name="IsNegated"/> applied.</param>
public sealed record RuleExplanation(string? Attribute, string Match, bool IsNegated, string Value, string? Actual, bool Holds)
{
    /// <summary>The rule and whether it holds. The visitor's attribute value is omitted.</summary>
    public override string ToString() =>
        $"{(Attribute is null ? "" : $"{Attribute} ")}{(IsNegated ? "not " : "")}{Match} {Value}: {(Holds ? "holds" : "does not hold")}";
}
