using System.Globalization;
using System.Text;
using ConvertTyped.Semantics;
using static ConvertTyped.Semantics.JavaScriptPatternNode;

namespace ConvertTyped.Patterns;

/// <summary>
/// Translates a JavaScript pattern into a .NET pattern that matches the same lower-cased texts. The .NET pattern does not depend on options such as
/// <c>IgnoreCase</c>: it expresses case, classes, anchors and, unless native boundaries are requested, word boundaries explicitly. Of the JavaScript
/// pattern's groups, it captures only those that a backreference refers to, and names each of them by its number.
/// </summary>
/// <param name="referenced">The numbers of the groups that a backreference refers to.</param>
/// <param name="nativeBoundaries">Whether to use .NET's word boundaries, which agree with JavaScript's only for ASCII text.</param>
internal sealed class JavaScriptPatternTranslation(IReadOnlyCollection<int> referenced, bool nativeBoundaries)
{
    // Nested repetitions make a translation long, because each level is written twice if its first iterations differ from the others.
    private const int MaxLengthWithReferences = 100_000;

    private readonly StringBuilder _text = new();
    private int _marks = JavaScriptPatternGroups.MaxCount;

    /// <exception cref="NotSupportedException">The translation would be too long.</exception>
    internal static string Translate(JavaScriptPatternNode root, IReadOnlyCollection<int> referenced, bool nativeBoundaries)
    {
        var translation = new JavaScriptPatternTranslation(referenced, nativeBoundaries);
        translation.Write(root, backward: false);
        return translation.IsTooLong ? throw new NotSupportedException() : translation._text.ToString();
    }

    private bool IsTooLong => referenced.Count > 0 && _text.Length > MaxLengthWithReferences;

    private void Write(JavaScriptPatternNode node, bool backward)
    {
        if (IsTooLong)
            return;

        switch (node)
        {
            case Characters characters:
                JavaScriptCharSetTranslation.Write(characters.Set, _text);
                break;
            case Assertion assertion:
                _text.Append(Translate(assertion.Kind));
                break;
            case Sequence sequence:
                foreach (var item in sequence.Items)
                    Write(item, backward);
                break;
            case Choice choice:
                Write(choice, backward);
                break;
            case Group group:
                _text.Append("(?").Append(referenced.Contains(group.Number) ? $"<{group.Number}>" : ":");
                Write(group.Body, backward);
                _text.Append(')');
                break;
            case Reference reference:
                _text.Append(CultureInfo.InvariantCulture, $@"(?({reference.Number})\k<{reference.Number}>|)");
                break;
            case Lookaround lookaround:
                _text.Append(lookaround.Behind ? "(?<" : "(?").Append(lookaround.Negative ? '!' : '=');
                Write(lookaround.Body, lookaround.Behind);
                _text.Append(')');
                break;
            case Repeat repeat:
                Write(repeat, backward);
                break;
        }
    }

    private void Write(Choice choice, bool backward)
    {
        var separator = "(?:";
        foreach (var branch in choice.Branches)
        {
            _text.Append(separator);
            Write(branch, backward);
            separator = "|";
        }
        _text.Append(')');
    }

    /// <summary>
    /// Writes a repetition. JavaScript's repetitions differ from .NET's in two ways that matter only for backreferences: each iteration begins with its
    /// captures unset, and an iteration beyond the minimum does not match if it consumes nothing.
    /// </summary>
    private void Write(Repeat repeat, bool backward)
    {
        if (repeat.Max == 0 || repeat.Min == 0 && repeat.Body.IsZeroWidth)
        {
            // .NET does not accept a reference to a group that is not in the pattern.
            if (CapturesWithin(repeat).Any())
                WriteRounds(repeat with { Min = 0, Max = 0 }, backward);
        }
        else if (repeat.Body.IsZeroWidth)
        {
            WriteRounds(repeat with { Min = 1, Max = 1 }, backward);
        }
        else if (referenced.Count > 0)
        {
            WriteExactly(repeat, backward);
        }
        else
        {
            // The number and the order of attempts do not matter here, only whether there is a match.
            WriteRounds(repeat with { Min = repeat.Body.AlwaysMatchesEmpty ? 0 : repeat.Min, Lazy = false }, backward);
        }
    }

    private void WriteExactly(Repeat repeat, bool backward)
    {
        var unset = repeat.Max == 1 ? "" : string.Concat(CapturesWithin(repeat).Select(number => $"(?({number})(?<-{number}>)|)"));
        if (repeat.Body.AlwaysConsumes)
        {
            WriteRounds(repeat, backward, unset);
            return;
        }

        var required = repeat with { Max = repeat.Min };
        if (repeat.Min > 0 && !backward)
            WriteRounds(required, backward, unset);
        if (repeat.Max > repeat.Min)
            WriteOptionalRounds(repeat, backward, unset);
        if (repeat.Min > 0 && backward)
            WriteRounds(required, backward, unset);
    }

    private void WriteOptionalRounds(Repeat repeat, bool backward, string unset)
    {
        _marks++;
        var rest = string.Create(CultureInfo.InvariantCulture, $@"(?=(?<{_marks}>[\u0000-\uFFFF]*))");
        var moved = string.Create(CultureInfo.InvariantCulture, $@"(?!\k<{_marks}>\z)");
        var max = repeat.Max == Unlimited ? Unlimited : repeat.Max - repeat.Min;
        WriteRounds(repeat with { Min = 0, Max = max }, backward, rest + unset, moved);
    }

    private IEnumerable<int> CapturesWithin(Repeat repeat) =>
        referenced.Where(number => number >= repeat.FirstGroup && number <= repeat.LastGroup).Order();

    private void WriteRounds(Repeat repeat, bool backward, string before = "", string after = "")
    {
        if (repeat.Body is Characters)
        {
            Write(repeat.Body, backward);
        }
        else
        {
            // Inside a lookbehind, .NET matches from right to left.
            _text.Append("(?:").Append(backward ? after : before);
            Write(repeat.Body, backward);
            _text.Append(backward ? before : after).Append(')');
        }
        WriteQuantifier(repeat.Min, repeat.Max, repeat.Lazy);
    }

    private void WriteQuantifier(int min, int max, bool lazy)
    {
        if ((min, max) is (1, 1))
            return;
        _text.Append(CultureInfo.InvariantCulture, $"{{{min},");
        if (max != Unlimited)
            _text.Append(CultureInfo.InvariantCulture, $"{max}");
        _text.Append(lazy ? "}?" : "}");
    }

    private string Translate(AssertionKind kind) => kind switch
    {
        AssertionKind.Start => @"\A",
        AssertionKind.End => @"\z",
        AssertionKind.WordBoundary when nativeBoundaries => @"\b",
        AssertionKind.NotWordBoundary when nativeBoundaries => @"\B",
        AssertionKind.WordBoundary => "(?:(?<=[0-9A-Za-z_])(?![0-9A-Za-z_])|(?<![0-9A-Za-z_])(?=[0-9A-Za-z_]))",
        _ => "(?:(?<=[0-9A-Za-z_])(?=[0-9A-Za-z_])|(?<![0-9A-Za-z_])(?![0-9A-Za-z_]))",
    };
}
