using System.Collections.Frozen;
using System.Collections.ObjectModel;

namespace ConvertTyped.Config;

/// <summary>All entities of one kind, in the config's order, by key and by id.</summary>
internal sealed class EntityIndex<T>
    where T : ConfigEntity
{
    private readonly Dictionary<string, T> _byId;
    private readonly Dictionary<string, T>? _byKey;
    private readonly FrozenDictionary<string, T>? _byHotKey;

    private EntityIndex(T[] entities, Dictionary<string, T> byId, Dictionary<string, T> byKey, bool isHot)
    {
        Array = entities;
        All = System.Array.AsReadOnly(entities);
        _byId = byId;
        if (isHot)
            _byHotKey = byKey.ToFrozenDictionary(StringComparer.Ordinal);
        else
            _byKey = byKey;
    }

    internal T[] Array { get; }

    internal ReadOnlyCollection<T> All { get; }

    /// <summary>
    /// Of entities that share an id or key, the first one. Freezing the keys takes longer than all else, so that only what evaluating looks up
    /// (<paramref name="isHot"/>) is worth it.
    /// </summary>
    internal static EntityIndex<T> Of(List<T> entities, bool isHot)
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

        return new(first.Length == count ? first : first[..count], byId, byKey, isHot);
    }

    internal T? ByKey(string? key) =>
        key is not null && (_byHotKey is { } hot ? hot.TryGetValue(key, out var entity) : _byKey!.TryGetValue(key, out entity)) ? entity : null;

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
