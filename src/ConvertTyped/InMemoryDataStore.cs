using ConvertTyped.Visitors;

namespace ConvertTyped;

/// <summary>
/// A data store of limited size in the memory of this process. When it is full, entries that have not been used recently are removed. Use it to share
/// visitors' states between several cores of one process; a single core already keeps them in memory.
/// </summary>
public sealed class InMemoryDataStore : IDataStore
{
    /// <summary>The default capacity, in entries.</summary>
    public const int DefaultCapacity = 100_000;

    private readonly BoundedTable<StoredText> _entries;
    private readonly object _updating = new();
    private readonly TimeProvider _time;

    /// <summary>Creates an empty store.</summary>
    /// <param name="capacity">The largest number of entries; at least 1.</param>
    /// <param name="timeProvider">The clock that determines when values expire; null for the system clock.</param>
    public InMemoryDataStore(int capacity = DefaultCapacity, TimeProvider? timeProvider = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _entries = new(capacity);
        _time = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public string? Get(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_entries.Find(new(key)) is not { } entry)
            return null;
        if (entry.Expires > _time.GetUtcNow())
            return entry.Value;
        _entries.Remove(entry);
        return null;
    }

    /// <inheritdoc/>
    public void Set(string key, string value, TimeSpan? timeToLive = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        _entries.Set(new(new(key), value, ExpiryAfter(timeToLive)));
    }

    /// <inheritdoc/>
    public void Update(string key, Func<string?, string> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_updating)
            Set(key, change(Get(key)));
    }

    /// <inheritdoc/>
    public bool Has(string key) => Get(key) is not null;

    /// <inheritdoc/>
    public void Delete(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _entries.Remove(new TableKey(key));
    }

    private DateTimeOffset ExpiryAfter(TimeSpan? timeToLive)
    {
        var now = _time.GetUtcNow();
        return timeToLive is { } duration && duration < DateTimeOffset.MaxValue - now ? now + duration : DateTimeOffset.MaxValue;
    }

    private sealed class StoredText(in TableKey key, string value, DateTimeOffset expires) : TableEntry(key)
    {
        internal string Value { get; } = value;

        internal DateTimeOffset Expires { get; } = expires;
    }
}
