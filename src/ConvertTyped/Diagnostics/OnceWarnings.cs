using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Diagnostics;

/// <summary>Logs warnings about mistakes that can recur. Each warning is logged once, and the number of warnings of each kind is limited.</summary>
internal sealed class OnceWarnings(ILogger logger)
{
    private const int MostOfAKind = 100;
    private const int LongestShown = 64;

    private readonly ConcurrentDictionary<string, bool> _conversionKeys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _variables = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _attributes = new(StringComparer.Ordinal);

    private int _hasSlowPatterns;
    private int _hasLongText;

    /// <summary>Warns about a key of conversion data that Convert does not accept.</summary>
    internal void UnknownConversionKey(string key)
    {
        if (IsFirst(_conversionKeys, key))
            Log.ConversionDataIgnored(logger, key.Length <= LongestShown ? key : key[..LongestShown]);
    }

    /// <summary>Warns about a JSON variable whose value has a different shape than generated code expects.</summary>
    /// <param name="feature">The feature's key.</param>
    /// <param name="variable">The variable's name.</param>
    /// <param name="member">The first member that does not fit; empty for the value itself.</param>
    internal void UnexpectedShape(string feature, string variable, string member)
    {
        if (IsFirst(_variables, $"{feature}/{variable}"))
            Log.UnexpectedShape(logger, feature, variable, member.Length == 0 ? variable : member);
    }

    /// <summary>Warns about an attribute that is or contains a value that rules cannot read.</summary>
    internal void UnreadAttribute(string key, Type type)
    {
        if (IsFirst(_attributes, key))
            Log.AttributeUnread(logger, key, type.Name);
    }

    /// <summary>Warns that the regular expressions in rules took too long for a visitor.</summary>
    internal void SlowPatterns()
    {
        if (Interlocked.Exchange(ref _hasSlowPatterns, 1) == 0)
            Log.PatternTimedOut(logger);
    }

    /// <summary>Warns that an attribute's text is too long for regular expressions.</summary>
    internal void LongText()
    {
        if (Interlocked.Exchange(ref _hasLongText, 1) == 0)
            Log.TextTooLong(logger);
    }

    private static bool IsFirst(ConcurrentDictionary<string, bool> warned, string subject) =>
        !warned.ContainsKey(subject) && warned.Count < MostOfAKind && warned.TryAdd(subject, true);
}
