namespace ConvertTyped.Attributes;

/// <summary>
/// Attributes copied from a dictionary. Usually, there are only a few keys, and scanning them is faster than hashing. If there are many keys, they are indexed.
/// </summary>
internal sealed record AttributeMap : AttributeSet
{
    private const int LongestScan = 12;

    private readonly KeyValuePair<string, object?>[] _entries;
    private readonly Dictionary<string, int>? _index;

    private AttributeMap(KeyValuePair<string, object?>[] entries)
    {
        _entries = entries;
        if (entries.Length <= LongestScan)
            return;
        _index = new(entries.Length, StringComparer.Ordinal);
        for (var i = 0; i < entries.Length; i++)
            _index[entries[i].Key] = i;
    }

    internal static AttributeMap Empty { get; } = new([]);

    /// <summary>The type of the first value in the map, at any depth, that rules cannot read; null if rules can read all values.</summary>
    internal Type? UnreadType
    {
        get
        {
            foreach (var (_, value) in _entries)
            {
                if (UnreadValue.FirstIn(value) is { } type)
                    return type;
            }

            return null;
        }
    }

    public override IEnumerable<string> Keys => _entries.Select(entry => entry.Key);

    public override int Count => _entries.Length;

    /// <summary>Creates a map of entries whose keys are distinct and whose values have already been copied.</summary>
    internal static AttributeMap Of(KeyValuePair<string, object?>[] entries) => entries.Length == 0 ? Empty : new(entries);

    public override bool TryRead(string key, out AttributeValue value)
    {
        var at = IndexOf(key);
        value = at < 0 ? default : AttributeValue.From(_entries[at].Value);
        return at >= 0;
    }

    /// <summary>Two maps are equal if the same keys have the same values, in any order.</summary>
    public bool Equals(AttributeMap? other)
    {
        if (other is null || other._entries.Length != _entries.Length)
            return false;
        foreach (var (key, value) in _entries)
        {
            if (other.IndexOf(key) is var at && (at < 0 || !Equals(value, other._entries[at].Value)))
                return false;
        }

        return true;
    }

    public override int GetHashCode()
    {
        var hash = _entries.Length;
        foreach (var (key, value) in _entries)
            hash ^= HashCode.Combine(key, value);
        return hash;
    }

    private protected override bool TryGet(string key, out object? value)
    {
        var at = IndexOf(key);
        value = at < 0 || _entries[at].Value is UnreadValue ? null : _entries[at].Value;
        return at >= 0;
    }

    internal AttributeMap With(IReadOnlyDictionary<string, object?> changes)
    {
        var merged = new Dictionary<string, object?>(_entries, StringComparer.Ordinal);
        foreach (var (key, value) in AttributeCopy.Copy(changes)._entries)
            merged[key] = value;
        return Of([.. merged]);
    }

    private int IndexOf(string key)
    {
        if (_index is not null)
            return _index.TryGetValue(key, out var at) ? at : -1;
        for (var i = 0; i < _entries.Length; i++)
        {
            if (string.Equals(_entries[i].Key, key))
                return i;
        }

        return -1;
    }
}
