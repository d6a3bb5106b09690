using System.Text;
using System.Text.RegularExpressions;
using ConvertTyped.Semantics;

namespace ConvertTyped.Patterns;

/// <summary>
/// The equivalent of <c>new RegExp(pattern, 'i')</c>. .NET's backtracking engine runs the patterns that need little backtracking. The linear-time engine
/// runs the others if it supports them (patterns with word boundaries only for ASCII text), so that no text can stall a server; otherwise, the backtracking
/// engine runs them for at most twice <see cref="MatchTimeout"/>.
/// </summary>
/// <remarks>
/// One difference remains: a backreference matches exactly the captured code units, whereas JavaScript also accepts, for example, <c>ς</c> for
/// <c>σ</c>. Upper-case and lower-case forms of a letter match here, too, because the text is converted to lower case first.
/// </remarks>
internal sealed class JavaScriptPattern
{
    internal static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// The time limit for one match by the linear engine. It is only a safeguard, because the engine takes time in proportion to the length of the
    /// text, and evaluations do not match very long texts.
    /// </summary>
    private static readonly TimeSpan LinearMatchTimeout = TimeSpan.FromSeconds(1);

    private readonly Regex _regex;
    private readonly Lazy<Regex>? _beyondAscii;

    private JavaScriptPattern(Regex regex, Lazy<Regex>? beyondAscii = null)
    {
        _regex = regex;
        _beyondAscii = beyondAscii;
    }

    /// <summary>Translates a pattern. Returns null if JavaScript rejects the pattern or .NET cannot run it.</summary>
    internal static JavaScriptPattern? TryCreate(string pattern)
    {
        if (JavaScriptPatternReader.Read(pattern, out var referenced) is not { } root)
            return null;
        if (referenced.Count == 0)
            root = JavaScriptPatternTrimming.Trim(root);
        try
        {
            if (TryCreateLinear(root) is not { } linear)
                return new(CreateBacktracking(root, referenced));
            return new(linear, root.HasWordBoundary ? new(() => CreateBacktracking(root, referenced)) : null);
        }
        catch (Exception exception) when (exception is RegexParseException or NotSupportedException)
        {
            return null;
        }
    }

    /// <param name="loweredSubject">The text, in lower case as <see cref="Attributes.JavaScriptLowerCase.Convert"/> returns it.</param>
    internal PatternOutcome Match(ReadOnlySpan<char> loweredSubject)
    {
        var regex = _beyondAscii is null || Ascii.IsValid(loweredSubject) ? _regex : _beyondAscii.Value;
        var outcome = Match(regex, loweredSubject);
        // The match is repeated because the elapsed time includes garbage collections and the time spent waiting for a processor. Such delays must not
        // affect a visitor's decision.
        return outcome == PatternOutcome.TimedOut ? Match(regex, loweredSubject) : outcome;
    }

    private static PatternOutcome Match(Regex regex, ReadOnlySpan<char> subject)
    {
        try
        {
            return regex.IsMatch(subject) ? PatternOutcome.Match : PatternOutcome.NoMatch;
        }
        catch (RegexMatchTimeoutException)
        {
            return PatternOutcome.TimedOut;
        }
    }

    private static Regex CreateBacktracking(JavaScriptPatternNode root, IReadOnlyCollection<int> referenced)
    {
        var translated = JavaScriptPatternTranslation.Translate(root, referenced, nativeBoundaries: false);
        return new(translated, RegexOptions.CultureInvariant, MatchTimeout);
    }

    private static Regex? TryCreateLinear(JavaScriptPatternNode root)
    {
        if (root.NeedsBacktracking || BacktracksLittle(root))
            return null;

        var translated = JavaScriptPatternTranslation.Translate(root, [], nativeBoundaries: true);
        try
        {
            return new(translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, LinearMatchTimeout);
        }
        catch (NotSupportedException)
        {
            // The pattern's automaton would be too large.
            return null;
        }
    }

    // The first use of the linear engine costs tens of milliseconds. Most patterns consist of plain text and alternatives, and do not need it.
    private static bool BacktracksLittle(JavaScriptPatternNode root) =>
        JavaScriptPatternCost.Multiply(root.Paths, Math.Max(1, root.Width)) < JavaScriptPatternCost.Limit;
}

internal enum PatternOutcome
{
    NoMatch,
    Match,
    TimedOut,
}
