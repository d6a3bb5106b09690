namespace ConvertTyped.Visitors;

/// <summary>A key of a <see cref="BoundedTable{TEntry}"/>, hashed once: for an id as long as a GUID that takes longer than a lookup.</summary>
internal readonly struct TableKey(string text)
{
    internal string Text { get; } = text;

    internal int Hash { get; } = text.GetHashCode();
}
