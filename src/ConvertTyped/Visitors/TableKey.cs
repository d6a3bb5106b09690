namespace ConvertTyped.Visitors;

/// <summary>
/// A key of a <see cref="BoundedTable{TEntry}"/>, with its hash. The hash is computed only once, because hashing an id as long as a GUID takes longer than
/// a lookup.
/// </summary>
internal readonly struct TableKey(string text)
{
    internal string Text { get; } = text;

    internal int Hash { get; } = text.GetHashCode();
}
