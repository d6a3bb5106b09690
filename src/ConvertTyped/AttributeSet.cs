using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ConvertTyped;

/// <summary>
/// The attributes of a visitor or a location. <see cref="TryRead"/> does not allocate. Contexts keep the instance without copying it, so derived
/// types must be immutable.
/// </summary>
public abstract record AttributeSet : IReadOnlyDictionary<string, object?>
{
    /// <summary>Initializes a new instance. Derived types must be immutable.</summary>
    protected AttributeSet()
    {
    }

    /// <summary>The keys that have a value.</summary>
    public abstract IEnumerable<string> Keys { get; }

    /// <summary>Reads the value of an attribute. Keys are compared ordinally. Returns false if there is no value.</summary>
    public abstract bool TryRead(string key, out AttributeValue value);

    /// <summary>The number of keys that have a value.</summary>
    public virtual int Count => Keys.Count();

    IEnumerable<object?> IReadOnlyDictionary<string, object?>.Values => Keys.Select(key => Get(key));

    object? IReadOnlyDictionary<string, object?>.this[string key] =>
        TryGet(key, out var value) ? value : throw new KeyNotFoundException($"There is no attribute with the key '{key}'.");

    bool IReadOnlyDictionary<string, object?>.ContainsKey(string key) => TryRead(key, out _);

    bool IReadOnlyDictionary<string, object?>.TryGetValue(string key, out object? value) => TryGet(key, out value);

    IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator()
    {
        foreach (var key in Keys)
            yield return new(key, Get(key));
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<KeyValuePair<string, object?>>)this).GetEnumerator();

    /// <summary>Returns the keys. The values are omitted because they may be personal data.</summary>
    public sealed override string ToString() => string.Join(", ", Keys);

    /// <summary>Appends nothing, because <see cref="ToString"/> shows only the keys.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;

    private protected virtual bool TryGet(string key, [MaybeNullWhen(false)] out object? value)
    {
        var found = TryRead(key, out var read);
        value = read.ToObject();
        return found;
    }

    private object? Get(string key) => TryGet(key, out var value) ? value : null;
}
