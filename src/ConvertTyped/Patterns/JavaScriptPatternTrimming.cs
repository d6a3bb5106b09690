using ConvertTyped.Semantics;
using static ConvertTyped.Semantics.JavaScriptPatternNode;

namespace ConvertTyped.Patterns;

/// <summary>
/// Removes parts that do not affect whether a pattern matches: repetitions at the beginning and at the end need only their minimum number of iterations.
/// A pattern such as <c>^/product/.*</c> is then as cheap as plain text. Patterns with backreferences must not be passed.
/// </summary>
internal static class JavaScriptPatternTrimming
{
    internal static JavaScriptPatternNode Trim(JavaScriptPatternNode root) => Trim(Trim(root, atEnd: false), atEnd: true);

    private static JavaScriptPatternNode Trim(JavaScriptPatternNode node, bool atEnd) => node switch
    {
        Repeat { Min: 0 } => Empty,
        Repeat { Min: 1 } repeat => Trim(repeat.Body, atEnd),
        Repeat repeat => repeat with { Max = repeat.Min },
        Group group => Trim(group.Body, atEnd),
        Choice choice => new Choice([.. choice.Branches.Select(branch => Trim(branch, atEnd))]),
        Sequence sequence => Trim(sequence, atEnd),
        _ => node,
    };

    private static Sequence Trim(Sequence sequence, bool atEnd)
    {
        var items = sequence.Items.ToList();
        while (items.Count > 0)
        {
            var outermost = atEnd ? items.Count - 1 : 0;
            var trimmed = Trim(items[outermost], atEnd);
            if (trimmed is not Sequence { Items.Count: 0 })
            {
                items[outermost] = trimmed;
                break;
            }
            items.RemoveAt(outermost);
        }
        return new Sequence(items);
    }
}
