using System.Globalization;
using static ConvertTyped.Semantics.JavaScriptPatternNode;

namespace ConvertTyped.Patterns;

/// <content>
/// JavaScript's repetitions differ from .NET's in two ways that only a backreference can observe: each iteration begins with its captures
/// unset, and an iteration beyond the minimum that consumes nothing does not match.
/// </content>
internal sealed partial class JavaScriptPatternTranslation
{
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
}
