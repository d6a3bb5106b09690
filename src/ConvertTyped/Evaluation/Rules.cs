using ConvertTyped.Attributes;
using ConvertTyped.Configuration;
using ConvertTyped.Semantics;

namespace ConvertTyped.Evaluation;

/// <summary>Compiled rules against attributes. An empty list anywhere in the tree is false.</summary>
internal static class Rules
{
    internal static bool Match(RuleSet rules, in AttributeSource attributes, ref Visitor visitor)
    {
        foreach (var block in rules.Any)
        {
            if (MatchesAll(block, attributes, ref visitor))
                return true;
        }

        return false;
    }

    private static bool MatchesAll(RuleBlock block, in AttributeSource attributes, ref Visitor visitor)
    {
        foreach (var alternatives in block.All)
        {
            if (!MatchesAny(alternatives, attributes, ref visitor))
                return false;
        }

        return block.All.Length > 0;
    }

    private static bool MatchesAny(RuleAlternatives alternatives, in AttributeSource attributes, ref Visitor visitor)
    {
        foreach (var item in alternatives.Any)
        {
            if (Matches(item, attributes, ref visitor))
                return true;
        }

        return false;
    }

    internal static bool Matches(RuleItem item, in AttributeSource attributes, ref Visitor visitor)
    {
        if (item.Comparison == Comparison.Never)
            return false;
        if (item.Key is null || !attributes.TryRead(item.Key, out var value))
            return RuleItemShape.OutcomeWithoutAttribute(item.Comparison, item.Negated);

        var outcome = Comparisons.Compare(item, value);
        visitor.PatternTimedOut |= outcome == Outcome.TimedOut;
        return outcome switch
        {
            Outcome.True => !item.Negated,
            Outcome.False => item.Negated,
            _ => false,
        };
    }
}
