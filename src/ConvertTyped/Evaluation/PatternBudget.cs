using ConvertTyped.Patterns;

namespace ConvertTyped.Evaluation;

/// <summary>
/// Limits the time that all regular expressions of one evaluation take together, so that a visitor's text cannot stall a server even if the config
/// contains many slow patterns.
/// </summary>
internal struct PatternBudget
{
    /// <summary>The longest text that patterns are matched against, in UTF-16 code units.</summary>
    internal const int LongestText = 8 * 1024;

    private const long Milliseconds = 100;

    private long _spent;

    /// <summary>Whether a pattern took too long, or was skipped because earlier patterns took too long.</summary>
    internal bool IsExceeded { get; private set; }

    /// <summary>Whether any text was too long to be matched.</summary>
    internal bool HasLongText { get; private set; }

    internal readonly bool HasFindings => IsExceeded || HasLongText;

    internal PatternOutcome Match(JavaScriptPattern pattern, ReadOnlySpan<char> loweredText)
    {
        if (_spent >= Milliseconds)
        {
            IsExceeded = true;
            return PatternOutcome.TimedOut;
        }

        var before = Environment.TickCount64;
        var outcome = pattern.Match(loweredText);
        _spent += Environment.TickCount64 - before;
        IsExceeded |= outcome == PatternOutcome.TimedOut;
        return outcome;
    }

    /// <summary>Whether the text is short enough for patterns. If it is too long, <see cref="HasLongText"/> is set.</summary>
    internal bool Accepts(ReadOnlySpan<char> text)
    {
        HasLongText |= text.Length > LongestText;
        return text.Length <= LongestText;
    }
}
