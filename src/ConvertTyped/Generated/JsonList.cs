using System.Collections;

namespace ConvertTyped.Generated;

/// <summary>A list in the value of a JSON variable. It is immutable, and equal to any list of this type with equal items.</summary>
internal sealed class JsonList<T>(T[] items) : IReadOnlyList<T>, IEquatable<JsonList<T>>
{
    internal static JsonList<T> Empty { get; } = new([]);

    public int Count => items.Length;

    public T this[int index] => items[index];

    public bool Equals(JsonList<T>? other) => other is not null && items.AsSpan().SequenceEqual(other.ToSpan(), EqualityComparer<T>.Default);

    public override bool Equals(object? obj) => Equals(obj as JsonList<T>);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    public override string ToString() => $"[{string.Join(", ", items)}]";

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    private ReadOnlySpan<T> ToSpan() => items;
}
