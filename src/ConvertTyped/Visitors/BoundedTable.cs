using System.Numerics;

namespace ConvertTyped.Visitors;

/// <summary>
/// A table of entries by key, with a limit on the number of entries. Large tables consist of shards, each with its own lock and an equal part of the
/// limit, so threads that add entries rarely wait for each other.
/// </summary>
internal sealed class BoundedTable<TEntry>
    where TEntry : TableEntry
{
    /// <summary>
    /// The minimum capacity of a shard in a table with several shards. Shards of at least this size receive about the same number of keys, so they reach their limits
    /// at about the same time.
    /// </summary>
    private const int SmallestShard = 1024;
    private const int MostShards = 64;

    private readonly TableShard<TEntry>[] _shards;

    /// <summary>The number of bits by which a hash is shifted, so that its highest bits select the shard. The lowest bits select the place in the shard.</summary>
    private readonly int _shift;

    internal BoundedTable(int capacity)
    {
        var wanted = Math.Clamp(4 * Environment.ProcessorCount, 1, MostShards);
        var count = (int)BitOperations.RoundUpToPowerOf2((uint)wanted);
        while (count > 1 && capacity / count < SmallestShard)
            count /= 2;
        _shift = 32 - BitOperations.Log2((uint)count);
        _shards = new TableShard<TEntry>[count];
        for (var i = 0; i < count; i++)
            _shards[i] = new((capacity / count) + (i < capacity % count ? 1 : 0));
    }

    /// <inheritdoc cref="TableShard{TEntry}.Find"/>
    internal TEntry? Find(in TableKey key) => ShardOf(key.Hash).Find(key);

    /// <inheritdoc cref="TableShard{TEntry}.GetOrAdd"/>
    internal TEntry GetOrAdd(TEntry entry) => ShardOf(entry.Hash).GetOrAdd(entry);

    internal void Set(TEntry entry) => ShardOf(entry.Hash).Set(entry);

    internal void Remove(in TableKey key) => ShardOf(key.Hash).Remove(key);

    internal void Remove(TEntry entry) => ShardOf(entry.Hash).Remove(entry);

    private TableShard<TEntry> ShardOf(int hash)
    {
        var shards = _shards;
        return shards[(int)((uint)hash >> _shift) & (shards.Length - 1)];
    }
}
