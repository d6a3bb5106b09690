using System.Collections;
using ConvertTyped.Semantics;

namespace ConvertTyped.Attributes;

/// <summary>A list as an attribute value. Its text, the equivalent of <c>String(x)</c> in JavaScript, is computed once.</summary>
internal sealed class AttributeList : IReadOnlyList<object?>
{
    private readonly object?[] _items;

    internal AttributeList(object?[] items)
    {
        _items = Array.ConvertAll(items, item => item is UnreadValue ? null : item);
        UnreadType = items.Select(UnreadValue.FirstIn).FirstOrDefault(type => type is not null);
        Values = Array.ConvertAll(items, AttributeValue.From);
        Text = JavaScriptPrimitive.JoinItems(Values.Select(value => JavaScriptValue.ToPrimitive(value)));
    }

    internal AttributeValue[] Values { get; }

    /// <summary>The type of the first value in the list, at any depth, that rules cannot read; null if rules can read all values.</summary>
    internal Type? UnreadType { get; }

    internal string Text { get; }

    public int Count => _items.Length;

    public object? this[int index] => _items[index];

    public override bool Equals(object? obj) => obj is AttributeList other && _items.AsSpan().SequenceEqual(other._items);

    public override int GetHashCode() => HashCode.Combine(_items.Length, Text);

    public IEnumerator<object?> GetEnumerator() => ((IEnumerable<object?>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
