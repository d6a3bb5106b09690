using System.Collections.Concurrent;

namespace ConvertTyped.AspNetCore.Cookies;

/// <summary>
/// Caches recently read cookies, because unprotecting a cookie takes longer than all other work of ConvertTyped for a request. The cache contains
/// only valid cookies, at most twice <see cref="Capacity"/>.
/// </summary>
internal sealed class CookieCache
{
    private const int Capacity = 10_000;

    private ConcurrentDictionary<string, string> _recent = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, string> _older = new(StringComparer.Ordinal);
    private int _count;

    internal string? Find(string cookie)
    {
        if (_recent.TryGetValue(cookie, out var visitorId))
            return visitorId;
        if (!_older.TryGetValue(cookie, out visitorId))
            return null;
        Add(cookie, visitorId);
        return visitorId;
    }

    internal void Add(string cookie, string visitorId)
    {
        if (!_recent.TryAdd(cookie, visitorId) || Interlocked.Increment(ref _count) < Capacity)
            return;
        // If two threads replace the dictionaries at the same time, more cookies than necessary are removed, which is harmless.
        _older = _recent;
        _recent = new(StringComparer.Ordinal);
        Volatile.Write(ref _count, 0);
    }
}
