using System.Buffers;
using System.Text;
using ConvertTyped.Attributes;
using ConvertTyped.Patterns;
using ConvertTyped.Semantics;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Evaluation;

/// <summary>The outcome of a comparison before negation. Values that cannot be compared do not match, even if the rule is negated.</summary>
internal enum Outcome
{
    False,
    True,
    Incomparable,
}

/// <summary>The comparisons of all match types, as in the JavaScript SDK.</summary>
internal static class Comparisons
{
    internal static Outcome Compare(RuleItem item, in AttributeValue value, ref PatternBudget budget)
    {
        switch (item.Comparison)
        {
            case Comparison.Equal:
                return OutcomeOf(AreEqual(item, value));
            case Comparison.Less or Comparison.LessOrEqual:
                return IsLess(item, value);
            case Comparison.Exists:
                return OutcomeOf(!IsAbsent(value));
            case Comparison.Absent or Comparison.AbsentIfKnown:
                return OutcomeOf(IsAbsent(value));
        }

        return value.Text is { } text ? CompareText(item, text, ref budget) : CompareAsText(item, value, ref budget);
    }

    private static Outcome CompareAsText(RuleItem item, in AttributeValue value, ref PatternBudget budget)
    {
        Span<char> number = stackalloc char[JavaScriptNumber.MaxFormattedLength];
        return CompareText(item, JavaScriptValue.ToText(value, number), ref budget);
    }

    private static Outcome CompareText(RuleItem item, ReadOnlySpan<char> text, ref PatternBudget budget) => item.Comparison switch
    {
        Comparison.IsIn => OutcomeOf(IsIn(item.Choices, text)),
        Comparison.Matches when !budget.Accepts(text) => Outcome.Incomparable,
        Comparison.Matches => CompareLowered(item, text, ref budget),
        _ when !item.IsAscii => CompareLowered(item, text, ref budget),
        _ => CompareAscii(item, text) ? Outcome.True : Ascii.IsValid(text) ? Outcome.False : CompareLowered(item, text, ref budget),
    };

    /// <summary>
    /// Compares text with the rule's value, which is ASCII, without regard to case. A true result is final. A false result is final only if the text is ASCII,
    /// because lower-casing turns some other characters, such as the Kelvin sign, into ASCII.
    /// </summary>
    private static bool CompareAscii(RuleItem item, ReadOnlySpan<char> text)
    {
        var sought = item.LoweredText;
        if (item.Comparison == Comparison.Contains)
            return sought.Length == 0 || ContainsAscii(text, sought);
        return text.Length >= sought.Length
            && Ascii.EqualsIgnoreCase(item.Comparison == Comparison.StartsWith ? text[..sought.Length] : text[^sought.Length..], sought);
    }

    private static bool ContainsAscii(ReadOnlySpan<char> text, string lowered)
    {
        var (lower, upper) = (lowered[0], char.ToUpperInvariant(lowered[0]));
        for (var rest = text; rest.IndexOfAny(lower, upper) is >= 0 and var at && at <= rest.Length - lowered.Length; rest = rest[(at + 1)..])
        {
            if (Ascii.EqualsIgnoreCase(rest.Slice(at, lowered.Length), lowered))
                return true;
        }

        return false;
    }

    private static Outcome OutcomeOf(bool outcome) => outcome ? Outcome.True : Outcome.False;

    private static bool IsAbsent(in AttributeValue value) => value.IsNull || value.Text is { Length: 0 };

    private static bool AreEqual(RuleItem item, in AttributeValue value)
    {
        if (value.Text is { } own)
            return JavaScriptLowerCase.Matches(own, item.LoweredText);
        if (value.List is { } list)
            return Contains(list, item.Value);
        if (value.Map is { Count: > 0 } map)
            return map.TryRead(item.Text, out _);
        return EqualsAsText(item, value);
    }

    private static bool EqualsAsText(RuleItem item, in AttributeValue value)
    {
        Span<char> number = stackalloc char[JavaScriptNumber.MaxFormattedLength];
        return JavaScriptLowerCase.Matches(JavaScriptValue.ToText(value, number), item.LoweredText);
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
            return OutcomeOf(orEqual ? left <= right : left < right);
        if (number is not null || item.Numeric is not null)
            return Outcome.Incomparable;
        if (value.Text is { } text && item.Value.Text is { } other)
            return OutcomeOf(string.CompareOrdinal(text, other) is var order && (orEqual ? order <= 0 : order < 0));
        if (value.IsBoolean && item.Value.IsBoolean)
            return OutcomeOf(orEqual ? !value.Boolean || item.Value.Boolean : !value.Boolean && item.Value.Boolean);
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
            // Comparing the first character excludes most choices at a lower cost than a call.
            if (choice.Length == piece.Length && (choice.Length == 0 || (choice[0] == piece[0] && piece.SequenceEqual(choice))))
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

    private static Outcome CompareLowered(RuleItem item, ReadOnlySpan<char> text, ref PatternBudget budget)
    {
        const int LongestOnStack = 128;
        var bound = JavaScriptLowerCase.LengthBound(text.Length);
        if (bound <= LongestOnStack)
        {
            Span<char> buffer = stackalloc char[LongestOnStack];
            return CompareTo(item, buffer[..JavaScriptLowerCase.Write(text, buffer)], ref budget);
        }

        var rented = ArrayPool<char>.Shared.Rent(bound);
        var outcome = CompareTo(item, rented.AsSpan(0, JavaScriptLowerCase.Write(text, rented)), ref budget);
        ArrayPool<char>.Shared.Return(rented);
        return outcome;
    }

    private static Outcome CompareTo(RuleItem item, ReadOnlySpan<char> lowered, ref PatternBudget budget) => item.Comparison switch
    {
        Comparison.Contains => OutcomeOf(lowered.IndexOf(item.LoweredText) >= 0),
        Comparison.StartsWith => OutcomeOf(lowered.StartsWith(item.LoweredText)),
        Comparison.EndsWith => OutcomeOf(lowered.EndsWith(item.LoweredText)),
        _ when item.Pattern?.Value is { } pattern => budget.Match(pattern, lowered) switch
        {
            PatternOutcome.Match => Outcome.True,
            PatternOutcome.NoMatch => Outcome.False,
            _ => Outcome.Incomparable,
        },
        _ => Outcome.Incomparable,
    };
}
