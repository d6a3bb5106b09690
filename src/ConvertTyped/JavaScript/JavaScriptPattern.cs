namespace ConvertTyped.JavaScript;
internal enum PatternOutcome { NoMatch, Match, TimedOut }
internal sealed class JavaScriptPattern(System.Text.RegularExpressions.Regex regex)
{
    internal static JavaScriptPattern? TryCreate(string pattern)
    {
        try { return new(new(pattern, System.Text.RegularExpressions.RegexOptions.IgnoreCase | System.Text.RegularExpressions.RegexOptions.CultureInvariant)); }
        catch (ArgumentException) { return null; }
    }
    internal PatternOutcome Match(ReadOnlySpan<char> loweredSubject) => regex.IsMatch(loweredSubject) ? PatternOutcome.Match : PatternOutcome.NoMatch;
}
