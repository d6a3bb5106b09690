namespace ConvertTyped.Visitors;

/// <summary>An entry of a <see cref="BoundedTable{TEntry}"/>. It is also a node of the table, so an entry needs only one object.</summary>
internal abstract class TableEntry(in TableKey key)
{
    private TableEntry? _next;

    internal string Key { get; } = key.Text;

    internal int Hash { get; } = key.Hash;

    /// <summary>
    /// The next entry at the same place in the shard. The field is accessed with <see cref="Volatile"/>, so that a search reads the field before it
    /// reads the shard's version again.
    /// </summary>
    internal TableEntry? Next
    {
        get => Volatile.Read(ref _next);
        set => Volatile.Write(ref _next, value);
    }

    /// <summary>The next entry in the order in which entries are considered for eviction.</summary>
    internal TableEntry? Newer { get; set; }

    /// <summary>Whether the entry has been read since it was last considered for eviction.</summary>
    internal bool WasUsed { get; set; }
}
