using System.ComponentModel;
using ConvertTyped.Attributes;

namespace ConvertTyped.Generated;

/// <summary>
/// Attributes with typed properties: the base class of the generated <c>VisitorAttributes</c> and <c>LocationAttributes</c>. Contexts keep an
/// instance without copying it, so derived types must be immutable. <see cref="TryRead"/> does not allocate.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract record TypedAttributes : AttributeSet
{
    private AttributeMap _others = AttributeMap.Empty;

    /// <summary>The keys of the attributes that have a value, in no particular order.</summary>
    public sealed override IEnumerable<string> Keys
    {
        get
        {
            foreach (var key in TypedKeys)
            {
                if (TryReadTyped(key, out _))
                    yield return key;
            }

            foreach (var key in _others.Keys)
            {
                if (!TryReadTyped(key, out _))
                    yield return key;
            }
        }
    }

    /// <summary>The keys of the properties, whether or not they have a value.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract IEnumerable<string> TypedKeys { get; }

    /// <summary>
    /// Gets or initializes an attribute by its key. Use the indexer for attributes that have no property. The value is a string, bool, number, list
    /// or map; null if there is no such attribute. The value is copied. If a property has the same key and is set, the property takes precedence.
    /// </summary>
    public object? this[string key]
    {
        get => TryGet(key, out var value) ? value : null;
        init => _others = _others.With(new Dictionary<string, object?> { [key] = value });
    }

    /// <inheritdoc/>
    public sealed override bool TryRead(string key, out AttributeValue value) => TryReadTyped(key, out value) || _others.TryRead(key, out value);

    /// <summary>Reads the property for <paramref name="key"/>. Returns false if the property does not exist or is null.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract bool TryReadTyped(string key, out AttributeValue value);

    /// <summary>Converts the value of a property. Returns false if the value is null.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static bool IsSet(string? property, out AttributeValue value)
    {
        value = property;
        return property is not null;
    }

    /// <summary>Converts the value of a property. Returns false if the value is null.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static bool IsSet(double? property, out AttributeValue value)
    {
        value = property.GetValueOrDefault();
        return property is not null;
    }

    /// <summary>Converts the value of a property. Returns false if the value is null.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static bool IsSet(bool? property, out AttributeValue value)
    {
        value = property.GetValueOrDefault();
        return property is not null;
    }

    private protected sealed override bool TryGet(string key, out object? value)
    {
        if (TryReadTyped(key, out var read))
        {
            value = read.ToObject();
            return true;
        }

        return ((IReadOnlyDictionary<string, object?>)_others).TryGetValue(key, out value);
    }
}
