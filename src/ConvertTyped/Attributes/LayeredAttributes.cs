namespace ConvertTyped.Attributes;

/// <summary>Two layers of attributes: a key of the upper layer hides the same key of the lower layer.</summary>
internal sealed record LayeredAttributes(AttributeSet Upper, AttributeSet Lower) : AttributeSet
{
    public override IEnumerable<string> Keys => Upper.Keys.Union(Lower.Keys, StringComparer.Ordinal);

    internal static AttributeSet? Over(AttributeSet? upper, AttributeSet? lower) =>
        upper is null ? lower :
        lower is null ? upper :
        new LayeredAttributes(upper, lower);

    public override bool TryRead(string key, out AttributeValue value) => Upper.TryRead(key, out value) || Lower.TryRead(key, out value);

    /// <summary>Reads the value as the layer returns it. For example, an integer in a map remains an integer and does not become a double.</summary>
    private protected override bool TryGet(string key, out object? value) =>
        ((IReadOnlyDictionary<string, object?>)Upper).TryGetValue(key, out value) || ((IReadOnlyDictionary<string, object?>)Lower).TryGetValue(key, out value);
}
