namespace ConvertTyped.Tool.Diff;

/// <summary>Pairs the entities of the new config with those of the old one, by id or else by key.</summary>
internal static class EntityPairs
{
    /// <returns>The pairs in the order of the new config, followed by the removed entities in the order of the old config.</returns>
    public static IEnumerable<(T? Old, T? New)> Match<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string?> id, Func<T, string?> key)
        where T : class
    {
        var byId = First(before, id);
        var byKey = First(before, key);
        var matched = new HashSet<T>(ReferenceEqualityComparer.Instance);
        var pairs = new List<(T? Old, T? New)>();
        foreach (var current in after)
        {
            var old = id(current) is { } currentId ? byId.GetValueOrDefault(currentId) : null;
            // For code, an entity that was created again with the same key is the same entity, although its id differs.
            old ??= key(current) is { } currentKey ? byKey.GetValueOrDefault(currentKey) : null;
            pairs.Add((old is not null && matched.Add(old) ? old : null, current));
        }
        return pairs.Concat(before.Where(old => !matched.Contains(old)).Select(old => ((T?)old, (T?)null)));
    }

    private static Dictionary<string, T> First<T>(IEnumerable<T> entities, Func<T, string?> name)
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var entity in entities)
        {
            if (name(entity) is { } known)
                found.TryAdd(known, entity);
        }
        return found;
    }
}
