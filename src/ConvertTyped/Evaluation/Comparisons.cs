using System.Buffers;
using System.Text;
using ConvertTyped.Attributes;
using ConvertTyped.Config;
using ConvertTyped.JavaScript;

namespace ConvertTyped.Evaluation;

/// <summary>A comparison's outcome, before negation. What cannot be compared stays false even when negated.</summary>
internal enum Outcome
{
    False,
    True,
    Incomparable,
    TimedOut,
}

/// <summary>The match types, as the JavaScript SDK compares.</summary>
internal static class Comparisons
{
    internal static Outcome Compare(RuleItem item, in AttributeValue value)
    {
        switch (item.Comparison)
        {
            case Comparison.Equal:
                return Of(AreEqual(item, value));
            case Comparison.Less or Comparison.LessOrEqual:
                return IsLess(item, value);
            case Comparison.Exists:
                return Of(!IsAbsent(value));
            case Comparison.Absent or Comparison.AbsentIfKnown:
                return Of(IsAbsent(value));
        }

        return value.Text is { } text ? CompareText(item, text) : CompareAsText(item, value);
    }

    private static Outcome CompareAsText(RuleItem item, in AttributeValue value)
    {
        Span<char> number = stackalloc char[JavaScriptNumber.MaxFormattedLength];
        return CompareText(item, JavaScriptValue.ToText(value, number));
    }

    private static Outcome CompareText(RuleItem item, ReadOnlySpan<char> text) => item.Comparison switch
    {
        Comparison.IsIn => Of(IsIn(item.Choices, text)),
        Comparison.Matches => CompareLowered(item, text),
        _ => item.IsAscii && Ascii.IsValid(text) ? Of(CompareAscii(item, text)) : CompareLowered(item, text),
    };

    /// <summary>Without lowering the text first: between ASCII characters, case is all that ignoring case ignores.</summary>
    private static bool CompareAscii(RuleItem item, ReadOnlySpan<char> text) => item.Comparison switch
    {
        Comparison.StartsWith => text.StartsWith(item.LoweredText, StringComparison.OrdinalIgnoreCase),
        Comparison.EndsWith => text.EndsWith(item.LoweredText, StringComparison.OrdinalIgnoreCase),
        _ => JavaScriptText.IsBlank(item.LoweredText) || text.Contains(item.LoweredText, StringComparison.OrdinalIgnoreCase),
    };

    private static Outcome Of(bool outcome) => outcome ? Outcome.True : Outcome.False;

    private static bool IsAbsent(in AttributeValue value) => value.IsNull || value.Text is { Length: 0 };

    private static bool AreEqual(RuleItem item, in AttributeValue value)
    {
        if (value.Text is { } own)
            return JavaScriptText.LowerEquals(own, item.LoweredText);
        if (value.List is { } list)
            return Contains(list, item.Value);
        if (value.Map is { Count: > 0 } map)
            return map.TryRead(item.Text, out _);
        return EqualsAsText(item, value);
    }

    private static bool EqualsAsText(RuleItem item, in AttributeValue value)
    {
        Span<char> number = stackalloc char[JavaScriptNumber.MaxFormattedLength];
        return JavaScriptText.LowerEquals(JavaScriptValue.ToText(value, number), item.LoweredText);
    }

    private static bool Contains(AttributeList list, in AttributeValue wanted)
    {
        foreach (ref readonly var item in list.Values.AsSpan())
        {
            if (AreSame(item, wanted))
                return true;
        }

        return false;
    }

    private static bool AreSame(in AttributeValue left, in AttributeValue right) =>
        left.IsNumber ? right.IsNumber && left.Number == right.Number :
        left.IsBoolean ? right.IsBoolean && left.Boolean == right.Boolean :
        left.IsNull ? right.IsNull :
        left.Text is { } text && text == right.Text;

    private static Outcome IsLess(RuleItem item, in AttributeValue value)
    {
        var orEqual = item.Comparison == Comparison.LessOrEqual;
        var number = NumberOf(value);
        if (number is { } left && item.Numeric is { } right)
            return Of(orEqual ? left <= right : left < right);
        if (number is not null || item.Numeric is not null)
            return Outcome.Incomparable;
        if (value.Text is { } text && item.Value.Text is { } other)
            return Of(string.CompareOrdinal(text, other) is var order && (orEqual ? order <= 0 : order < 0));
        if (value.IsBoolean && item.Value.IsBoolean)
            return Of(orEqual ? !value.Boolean || item.Value.Boolean : !value.Boolean && item.Value.Boolean);
        return Outcome.Incomparable;
    }

    private static double? NumberOf(in AttributeValue value) =>
        value.IsNumber ? value.Number :
        value.Text is { } text && JavaScriptNumber.TryParseNumericString(text, out var number) ? number :
        null;

    private static bool IsIn(string[] choices, ReadOnlySpan<char> text)
    {
        for (var rest = text; ;)
        {
            var end = rest.IndexOf('|');
            if (IsChoice(choices, end < 0 ? rest : rest[..end]))
                return true;
            if (end < 0)
                return false;
            rest = rest[(end + 1)..];
        }
    }

    private static bool IsChoice(string[] sorted, ReadOnlySpan<char> piece)
    {
        const int Few = 8;
        if (sorted.Length > Few)
            return IsAmongMany(sorted, piece);
        foreach (var choice in sorted)
        {
            if (piece.SequenceEqual(choice))
                return true;
        }

        return false;
    }

    private static bool IsAmongMany(string[] sorted, ReadOnlySpan<char> piece)
    {
        var (low, high) = (0, sorted.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = sorted[middle].AsSpan().SequenceCompareTo(piece);
            if (order == 0)
                return true;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return false;
    }

    private static Outcome CompareLowered(RuleItem item, ReadOnlySpan<char> text)
    {
        const int LongestOnStack = 128;
        var bound = JavaScriptText.LowerLengthBound(text.Length);
        if (bound <= LongestOnStack)
        {
            Span<char> buffer = stackalloc char[LongestOnStack];
            return CompareTo(item, buffer[..JavaScriptText.ToLower(text, buffer)]);
        }

        var rented = ArrayPool<char>.Shared.Rent(bound);
        var outcome = CompareTo(item, rented.AsSpan(0, JavaScriptText.ToLower(text, rented)));
        ArrayPool<char>.Shared.Return(rented);
        return outcome;
    }

    private static Outcome CompareTo(RuleItem item, ReadOnlySpan<char> lowered) => item.Comparison switch
    {
        Comparison.Contains => Of(JavaScriptText.IsBlank(item.LoweredText) || lowered.IndexOf(item.LoweredText) >= 0),
        Comparison.StartsWith => Of(lowered.StartsWith(item.LoweredText)),
        Comparison.EndsWith => Of(lowered.EndsWith(item.LoweredText)),
        _ => item.Pattern?.Match(lowered) switch
        {
            PatternOutcome.Match => Outcome.True,
            PatternOutcome.NoMatch => Outcome.False,
            PatternOutcome.TimedOut => Outcome.TimedOut,
            _ => Outcome.Incomparable,
        },
    };
}
