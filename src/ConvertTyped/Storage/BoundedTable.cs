using System.Collections.Concurrent;

namespace ConvertTyped.Storage;

/// <summary>Something that a <see cref="BoundedTable{TEntry}"/> holds.</summary>
internal abstract class TableEntry(string key)
{
    internal string Key { get; } = key;

    /// <summary>Whether it was read since eviction last considered it.</summary>
    internal bool WasUsed { get; set; }
}

/// <summary>
/// At most <paramref name="capacity"/> entries by key. Over that the oldest goes that was not read since it was last considered (second chance).
/// Reading takes no lock.
/// </summary>
internal sealed class BoundedTable<TEntry>(int capacity)
    where TEntry : TableEntry
{
    private readonly ConcurrentDictionary<string, TEntry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<TEntry> _arrivals = new();

    internal int Count => _entries.Count;

    internal TEntry? Find(string key)
    {
        if (!_entries.TryGetValue(key, out var entry))
            return null;
        if (!entry.WasUsed)
            entry.WasUsed = true;
        return entry;
    }

    /// <summary>The entry under that key: <paramref name="entry"/>, unless another was there first.</summary>
    internal TEntry GetOrAdd(TEntry entry)
    {
        var present = _entries.GetOrAdd(entry.Key, entry);
        if (ReferenceEquals(present, entry))
            Arrived(entry);
        return present;
    }

    internal void Set(TEntry entry)
    {
        _entries[entry.Key] = entry;
        Arrived(entry);
    }

    internal bool Remove(string key) => _entries.TryRemove(key, out _);

    internal void Remove(TEntry entry) => _entries.TryRemove(KeyValuePair.Create(entry.Key, entry));

    private void Arrived(TEntry entry)
    {
        _arrivals.Enqueue(entry);
        while (_arrivals.Count > capacity && _arrivals.TryDequeue(out var oldest))
        {
            if (!oldest.WasUsed)
            {
                Remove(oldest);
                continue;
            }

            oldest.WasUsed = false;
            _arrivals.Enqueue(oldest);
        }
    }
}
