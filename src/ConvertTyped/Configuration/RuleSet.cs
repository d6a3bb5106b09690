using ConvertTyped.Evaluation;
using ConvertTyped.Semantics;

namespace ConvertTyped.Configuration;

/// <summary>Rules, compiled: some block of <paramref name="Any"/> must have all of its alternatives true.</summary>
internal sealed record RuleSet(RuleBlock[] Any);

/// <summary>All of <paramref name="All"/> must be true; none there: false.</summary>
internal readonly record struct RuleBlock(RuleAlternatives[] All);

/// <summary>Some item must be true.</summary>
internal readonly record struct RuleAlternatives(RuleItem[] Any);

/// <summary>One comparison of an attribute with a value, all that needs no visitor worked out.</summary>
internal sealed class RuleItem
{
    internal static RuleItem Invalid { get; } = new() { Key = null, Comparison = Comparison.Never };

    /// <summary>The attribute's key; null where the config gives no string, so that no attribute has it.</summary>
    internal required string? Key { get; init; }

    internal required Comparison Comparison { get; init; }

    internal bool Negated { get; init; }

    internal AttributeValue Value { get; init; }

    /// <summary>The value as JavaScript's text.</summary>
    internal string Text { get; init; } = "";

    /// <summary>That text in lower case; empty for a blank one that a text is to contain: every text does.</summary>
    internal string LoweredText { get; init; } = "";

    /// <summary>Whether that has ASCII characters only.</summary>
    internal bool IsAscii { get; init; }

    /// <summary>The value as a number where it is one, or a numeric string.</summary>
    internal double? Numeric { get; init; }

    /// <summary>The lower-cased choices of <see cref="Comparison.IsIn"/>, sorted ordinally.</summary>
    internal string[] Choices { get; init; } = [];

    /// <summary>Null where the pattern is not valid.</summary>
    internal JavaScriptPattern? Pattern { get; init; }
}

/// <summary>True for visitors who hold a decision for <paramref name="ExperienceKey"/>; inverted when negated.</summary>
internal sealed record MutualExclusion(string ExperienceKey, bool Negated)
{
    /// <summary>Null when the config has no such experience: nobody is bucketed into it.</summary>
    internal string? ExperienceId { get; init; }
}
