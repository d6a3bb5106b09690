using System.Collections.Frozen;
using System.Collections.ObjectModel;

namespace ConvertTyped.Config;

/// <summary>All entities of one kind, in the config's order, by key and by id.</summary>
internal sealed class EntityIndex<T>
    where T : ConfigEntity
{
    private readonly Dictionary<string, T> _byId;
    private readonly FrozenDictionary<string, T> _byKey;

    private EntityIndex(T[] entities, Dictionary<string, T> byId, Dictionary<string, T> byKey)
    {
        Array = entities;
        All = System.Array.AsReadOnly(entities);
        _byId = byId;
        _byKey = byKey.ToFrozenDictionary(StringComparer.Ordinal);
    }

    internal T[] Array { get; }

    internal ReadOnlyCollection<T> All { get; }

    /// <summary>Of entities that share an id or key, the first one.</summary>
    internal static EntityIndex<T> Of(List<T> entities)
    {
        var byId = new Dictionary<string, T>(entities.Count, StringComparer.Ordinal);
        var byKey = new Dictionary<string, T>(entities.Count, StringComparer.Ordinal);
        var first = new T[entities.Count];
        var count = 0;
        foreach (var entity in entities)
        {
            if (byId.ContainsKey(entity.Id) || !byKey.TryAdd(entity.Key, entity))
                continue;
            byId.Add(entity.Id, entity);
            first[count++] = entity;
        }

        return new(first[..count], byId, byKey);
    }

    internal T? ByKey(string? key) => key is not null && _byKey.TryGetValue(key, out var entity) ? entity : null;

    internal T? ById(string? id) => id is not null && _byId.TryGetValue(id, out var entity) ? entity : null;

    /// <summary>The entities of these ids, in the order in which the config lists them.</summary>
    internal T[] Resolve(string[] ids)
    {
        if (ids.Length == 0)
            return [];
        if (ids.Length == 1)
            return ById(ids[0]) is { } single ? [single] : [];
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        return System.Array.FindAll(Array, entity => wanted.Contains(entity.Id));
    }
}
