namespace ConvertTyped.Attributes;

/// <summary>
/// The attributes of one call. Attributes that are passed to the call take precedence over those that are passed to <c>With</c>, and the latter over the visitor's
/// attributes.
/// </summary>
internal readonly struct AttributeSource
{
    private readonly Dictionary<string, object?>? _given;
    private readonly AttributeSet? _upper;
    private readonly AttributeSet? _lower;

    private AttributeSource(Dictionary<string, object?>? given, AttributeSet? upper, AttributeSet? lower)
    {
        _given = given;
        _upper = upper;
        _lower = lower;
    }

    internal static AttributeSource Layer(IReadOnlyDictionary<string, object?>? given, AttributeSet? overlay, AttributeSet? stored) => given is null ? new(null, overlay, stored) : Readable(given) switch
    {
        Dictionary<string, object?> plain => new(plain, overlay, stored),
        var set => new(null, LayeredAttributes.Over((AttributeSet)set, overlay), stored),
    };

    /// <summary>
    /// Returns attributes whose keys are compared ordinally. An attribute set, or a dictionary that compares keys ordinally, is returned unchanged, without
    /// allocation. Other dictionaries are copied, because they may compare keys differently.
    /// </summary>
    internal static IReadOnlyDictionary<string, object?> Readable(IReadOnlyDictionary<string, object?> given) =>
        given is AttributeSet || (given is Dictionary<string, object?> plain && AttributeCopy.IsOrdinal(plain)) ? given : AttributeCopy.Copy(given);

    internal bool TryRead(string key, out AttributeValue value)
    {
        if (_given is not null && _given.TryGetValue(key, out var content))
        {
            value = AttributeValue.From(content);
            return true;
        }

        if (_upper is not null && _upper.TryRead(key, out value))
            return true;
        if (_lower is not null)
            return _lower.TryRead(key, out value);
        value = default;
        return false;
    }
}
