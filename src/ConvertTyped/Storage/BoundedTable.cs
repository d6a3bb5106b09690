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
    private int _count;

    internal int Count => Volatile.Read(ref _count);

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
        while (!_entries.TryAdd(entry.Key, entry))
        {
            if (_entries.TryGetValue(entry.Key, out var present))
                return present;
        }

        Interlocked.Increment(ref _count);
        Arrived(entry);
        return entry;
    }

    internal void Set(TEntry entry)
    {
        while (true)
        {
            if (_entries.TryGetValue(entry.Key, out var present))
            {
                if (_entries.TryUpdate(entry.Key, entry, present))
                    break;
            }
            else if (_entries.TryAdd(entry.Key, entry))
            {
                Interlocked.Increment(ref _count);
                break;
            }
        }

        Arrived(entry);
    }

    internal void Remove(string key)
    {
        if (_entries.TryRemove(key, out _))
            Interlocked.Decrement(ref _count);
    }

    internal void Remove(TEntry entry)
    {
        if (_entries.TryRemove(KeyValuePair.Create(entry.Key, entry)))
            Interlocked.Decrement(ref _count);
    }

    private void Arrived(TEntry entry)
    {
        _arrivals.Enqueue(entry);
        while ((Count > capacity || _arrivals.Count > 2L * capacity) && _arrivals.TryDequeue(out var oldest))
        {
            if (!_entries.TryGetValue(oldest.Key, out var present) || !ReferenceEquals(present, oldest))
                continue;
            if (Count > capacity && !oldest.WasUsed)
            {
                Remove(oldest);
                continue;
            }

            oldest.WasUsed &= Count <= capacity;
            _arrivals.Enqueue(oldest);
        }
    }
}
