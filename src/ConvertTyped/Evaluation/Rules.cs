using ConvertTyped.Attributes;
using ConvertTyped.Semantics;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Evaluation;

/// <summary>
/// Matches compiled rules against attributes. An empty list anywhere in the tree does not match. Stops at the first rule that determines the
/// outcome, unless a trace records all rules.
/// </summary>
internal static class Rules
{
    internal static bool Match(RuleSet rules, in AttributeSource attributes, ref Visitor visitor)
    {
        var matches = false;
        foreach (var block in rules.Any)
        {
            matches |= MatchesAll(block, attributes, ref visitor);
            if (matches && visitor.Trace is null)
                break;
        }

        return matches;
    }

    private static bool MatchesAll(RuleBlock block, in AttributeSource attributes, ref Visitor visitor)
    {
        var matches = block.All.Length > 0;
        foreach (var alternatives in block.All)
        {
            matches &= MatchesAny(alternatives, attributes, ref visitor);
            if (!matches && visitor.Trace is null)
                break;
        }

        visitor.Trace?.EndBlock();
        return matches;
    }

    private static bool MatchesAny(RuleAlternatives alternatives, in AttributeSource attributes, ref Visitor visitor)
    {
        var matches = false;
        foreach (var item in alternatives.Any)
        {
            var holds = Matches(item, attributes, ref visitor);
            visitor.Trace?.Add(item, attributes, holds);
            matches |= holds;
            if (matches && visitor.Trace is null)
                break;
        }

        visitor.Trace?.EndAlternatives();
        return matches;
    }

    private static bool Matches(RuleItem item, in AttributeSource attributes, ref Visitor visitor)
    {
        if (item.Comparison == Comparison.Never)
            return false;
        if (item.Key is null || !attributes.TryRead(item.Key, out var value))
            return RuleItemShape.OutcomeWithoutAttribute(item.Comparison, item.Negated);

        if (value.UnreadType is { } type)
            visitor.AddUnread(item.Key, type);
        return Comparisons.Compare(item, value, ref visitor.Patterns) switch
        {
            Outcome.True => !item.Negated,
            Outcome.False => item.Negated,
            _ => false,
        };
    }
}
