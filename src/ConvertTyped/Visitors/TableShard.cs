namespace ConvertTyped.Visitors;

/// <summary>
/// A shard of a <see cref="BoundedTable{TEntry}"/> with at most <paramref name="capacity"/> entries. When it is full, it evicts the oldest entry that has
/// not been read since it was last considered for eviction (second chance). Reading takes no lock, unless the shard is growing.
/// </summary>
internal sealed class TableShard<TEntry>(int capacity)
    where TEntry : TableEntry
{
    private readonly object _writing = new();
    private TableEntry?[] _buckets = new TableEntry?[16];
    private TableEntry? _oldest;
    private TableEntry? _newest;
    private int _arrivals;
    private int _count;

    /// <summary>
    /// Changes when entries are moved to a larger table, and is odd while they are moved. A reader that found nothing at that time must search again.
    /// </summary>
    private int _version;

    internal TEntry? Find(in TableKey key)
    {
        var version = Volatile.Read(ref _version);
        var entry = Search(key.Text, key.Hash);
        if (entry is null && ((version & 1) != 0 || Volatile.Read(ref _version) != version))
        {
            lock (_writing)
                entry = Search(key.Text, key.Hash);
        }

        if (entry is { WasUsed: false })
            entry.WasUsed = true;
        return entry;
    }

    /// <summary>Returns the entry that has the same key as <paramref name="entry"/>. If there is none, adds and returns <paramref name="entry"/>.</summary>
    internal TEntry GetOrAdd(TEntry entry)
    {
        lock (_writing)
        {
            if (Search(entry.Key, entry.Hash) is { } present)
                return present;
            Add(entry);
            return entry;
        }
    }

    internal void Set(TEntry entry)
    {
        lock (_writing)
        {
            if (Search(entry.Key, entry.Hash) is { } present)
                Unlink(present);
            Add(entry);
        }
    }

    internal void Remove(in TableKey key)
    {
        lock (_writing)
        {
            if (Search(key.Text, key.Hash) is { } entry)
                Unlink(entry);
        }
    }

    internal void Remove(TEntry entry)
    {
        lock (_writing)
        {
            if (ReferenceEquals(Search(entry.Key, entry.Hash), entry))
                Unlink(entry);
        }
    }

    private TEntry? Search(string key, int hash)
    {
        var buckets = Volatile.Read(ref _buckets);
        for (var entry = Volatile.Read(ref BucketOf(buckets, hash)); entry is not null; entry = entry.Next)
        {
            if (entry.Hash == hash && string.Equals(entry.Key, key))
                return (TEntry)entry;
        }

        return null;
    }

    private static ref TableEntry? BucketOf(TableEntry?[] buckets, int hash) => ref buckets[hash & (buckets.Length - 1)];

    private void Add(TEntry entry)
    {
        if (_count >= 2 * _buckets.Length)
            Grow();
        Link(_buckets, entry);
        _count++;
        Arrive(entry);
        Evict();
    }

    private static void Link(TableEntry?[] buckets, TableEntry entry)
    {
        ref var bucket = ref BucketOf(buckets, entry.Hash);
        entry.Next = bucket;
        Volatile.Write(ref bucket, entry);
    }

    /// <summary>Unlinks an entry. The entry's own link is unchanged, because a reader may be using it.</summary>
    private void Unlink(TEntry entry)
    {
        ref var bucket = ref BucketOf(_buckets, entry.Hash);
        if (ReferenceEquals(bucket, entry))
        {
            Volatile.Write(ref bucket, entry.Next);
        }
        else
        {
            var before = bucket!;
            while (!ReferenceEquals(before.Next, entry))
                before = before.Next!;
            before.Next = entry.Next;
        }

        _count--;
    }

    private void Grow()
    {
        var larger = new TableEntry?[_buckets.Length * 2];
        Interlocked.Increment(ref _version);
        foreach (var bucket in _buckets)
        {
            for (var entry = bucket; entry is not null;)
            {
                var next = entry.Next;
                Link(larger, entry);
                entry = next;
            }
        }

        Volatile.Write(ref _buckets, larger);
        Interlocked.Increment(ref _version);
    }

    private void Evict()
    {
        while (_count > capacity || _arrivals > 2L * capacity)
        {
            var oldest = Depart();
            if (!ReferenceEquals(Search(oldest.Key, oldest.Hash), oldest))
                continue;
            if (_count > capacity && !oldest.WasUsed)
            {
                Unlink(oldest);
                continue;
            }

            oldest.WasUsed &= _count <= capacity;
            Arrive(oldest);
        }
    }

    private void Arrive(TEntry entry)
    {
        if (_newest is null)
            _oldest = entry;
        else
            _newest.Newer = entry;
        _newest = entry;
        _arrivals++;
    }

    private TEntry Depart()
    {
        var oldest = (TEntry)_oldest!;
        _oldest = oldest.Newer;
        if (_oldest is null)
            _newest = null;
        oldest.Newer = null;
        _arrivals--;
        return oldest;
    }
}
