using System.Collections.Concurrent;

namespace ConvertTyped.Tests.Visitors;

/// <summary>A store that counts reads and writes, and that a test can cause to fail or to block.</summary>
internal sealed class RecordedStore : IDataStore
{
    private readonly ConcurrentDictionary<string, string> _values = new();
    private int _gets;
    private int _sets;

    internal Action<string>? BeforeGet { get; set; }

    internal Action<string>? BeforeSet { get; set; }

    internal Action<string>? AfterSet { get; set; }

    internal int Gets => Volatile.Read(ref _gets);

    internal int Sets => Volatile.Read(ref _sets);

    internal IReadOnlyDictionary<string, string> Values => _values;

    public string? Get(string key)
    {
        Interlocked.Increment(ref _gets);
        BeforeGet?.Invoke(key);
        return _values.GetValueOrDefault(key);
    }

    public void Set(string key, string value, TimeSpan? timeToLive = null)
    {
        Interlocked.Increment(ref _sets);
        BeforeSet?.Invoke(key);
        _values[key] = value;
        AfterSet?.Invoke(key);
    }

    public bool Has(string key) => _values.ContainsKey(key);

    public void Delete(string key) => _values.TryRemove(key, out _);
}
