using System.Collections.Frozen;

namespace ConvertTyped.Config;

/// <summary>All entities of one kind, in the config's order, by key and by id.</summary>
internal sealed class EntityIndex<T>
    where T : ConfigEntity
{
    private readonly FrozenDictionary<string, T> _byKey;
    private readonly FrozenDictionary<string, T> _byId;

    internal EntityIndex(T[] entities)
    {
        Array = entities;
        All = System.Array.AsReadOnly(entities);
        _byKey = entities.ToFrozenDictionary(entity => entity.Key, StringComparer.Ordinal);
        _byId = entities.ToFrozenDictionary(entity => entity.Id, StringComparer.Ordinal);
    }

    internal T[] Array { get; }

    internal IReadOnlyList<T> All { get; }

    internal T? ByKey(string? key) => key is not null && _byKey.TryGetValue(key, out var entity) ? entity : null;

    internal T? ById(string? id) => id is not null && _byId.TryGetValue(id, out var entity) ? entity : null;

    /// <summary>The entities of these ids, in the order in which the config lists them.</summary>
    internal T[] Resolve(string[] ids) => ids.Length switch
    {
        0 => [],
        1 => ById(ids[0]) is { } single ? [single] : [],
        _ => Sorted(ids),
    };

    private T[] Sorted(string[] ids)
    {
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        return [.. Array.Where(entity => wanted.Contains(entity.Id))];
    }
}
