using ConvertTyped.Patterns;
using ConvertTyped.Semantics;

namespace ConvertTyped.Snapshots;

/// <summary>Compiled rules. They match if at least one block in <paramref name="Any"/> matches.</summary>
internal sealed record RuleSet(RuleBlock[] Any)
{
    internal void CompilePatterns()
    {
        foreach (var block in Any)
        {
            foreach (var alternatives in block.All)
            {
                foreach (var item in alternatives.Any)
                    _ = item.Pattern?.Value;
            }
        }
    }
}

/// <summary>One block of a set of rules. It matches if all items of <paramref name="All"/> match. An empty block does not match.</summary>
internal readonly record struct RuleBlock(RuleAlternatives[] All);

/// <summary>Alternative comparisons in a block. They match if at least one item of <paramref name="Any"/> matches.</summary>
internal readonly record struct RuleAlternatives(RuleItem[] Any);

/// <summary>One comparison of an attribute with a value. Everything that does not depend on the visitor, except <see cref="Pattern"/>, is computed in advance.</summary>
internal sealed class RuleItem
{
    internal static RuleItem Invalid { get; } = new() { Key = null, Comparison = Comparison.Never };

    /// <summary>
    /// The attribute's key. Null if the rule is not valid. Also null if the key in the config is missing or not a string; the rule is then evaluated as if
    /// the attribute were not set.
    /// </summary>
    internal required string? Key { get; init; }

    internal required Comparison Comparison { get; init; }

    internal bool Negated { get; init; }

    internal AttributeValue Value { get; init; }

    /// <summary>The value as text, converted as in JavaScript.</summary>
    internal string Text { get; init; } = "";

    /// <summary>The text in lower case. For <c>contains</c>, blank text becomes empty, because it must match every value.</summary>
    internal string LoweredText { get; init; } = "";

    /// <summary>Whether the lower-case text is ASCII.</summary>
    internal bool IsAscii { get; init; }

    /// <summary>The value as a number, if it is a number or a numeric string.</summary>
    internal double? Numeric { get; init; }

    /// <summary>The lower-cased choices of <see cref="Comparison.IsIn"/>, sorted ordinally.</summary>
    internal string[] Choices { get; init; } = [];

    /// <summary>
    /// The regular expression of <see cref="Comparison.Matches"/>; null for other comparisons. Contains null if the pattern is not valid or not supported. In
    /// the first config of a core, the expression is compiled when it is first matched, because compiling the first regular expression of a process takes
    /// longer than loading the rest of a config. In later configs, it is compiled before the config comes into use.
    /// </summary>
    internal Lazy<JavaScriptPattern?>? Pattern { get; init; }
}

/// <summary>
/// The condition of an audience that is a mutual exclusion. It matches visitors who have a decision for <paramref name="ExperienceKey"/>. If negated, it
/// matches visitors who have no such decision.
/// </summary>
internal sealed record MutualExclusion(string ExperienceKey, bool Negated)
{
    /// <summary>The experience's id; null if the config has no such experience. In that case, no visitor has a decision for it.</summary>
    internal string? ExperienceId { get; init; }
}
