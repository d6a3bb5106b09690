using System.Collections.Concurrent;
using ConvertTyped.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>Says once of each conversion data key that Convert does not accept it; of a bounded number of keys.</summary>
internal sealed class UnknownKeys(ILogger logger)
{
    private const int Most = 100;
    private const int LongestShown = 64;

    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    internal void Warn(string key)
    {
        if (_known.ContainsKey(key) || _known.Count >= Most || !_known.TryAdd(key, true))
            return;
        Log.ConversionDataIgnored(logger, key.Length <= LongestShown ? key : key[..LongestShown]);
    }
}
