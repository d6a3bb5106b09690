namespace ConvertTyped.Analyzers.Configs;

/// <summary>The keys of the entities in convert.retired.json, with the same reasons as in the [Obsolete] attributes of the accessors.</summary>
internal sealed class RetiredKeys
{
    private readonly Dictionary<(EntityKind Kind, string Key), RetiredKey> _keys = [];

    public RetiredKeys(RetiredDocument retired)
    {
        foreach (EntityKind kind in Enum.GetValues(typeof(EntityKind)))
        {
            foreach (var entity in retired.Entities(kind))
            {
                var entry = RetiredEntry.Read(entity.Node);
                if (entity.Key is { } key && !_keys.ContainsKey((kind, key)))
                    _keys.Add((kind, key), new($"retired: {entry.Reason}", entry.IsError));
            }
        }
    }

    public RetiredKey? Find(EntityKind kind, string key) => _keys.TryGetValue((kind, key), out var retired) ? retired : null;
}

/// <param name="Reason">Completes the sentence "The experience 'checkout' is …".</param>
/// <param name="IsError">Whether the use is an error instead of a warning.</param>
internal sealed record RetiredKey(string Reason, bool IsError);
