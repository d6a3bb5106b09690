using System.Collections.ObjectModel;

namespace ConvertTyped.Snapshots;

/// <summary>All entities of one kind, in the config's order, by key and by id. Outside previews, evaluation looks up entities only by key.</summary>
internal sealed class EntityIndex<T> : IEntityIndex
    where T : ConfigEntity
{
    private static readonly Comparison<T> IdOrder = static (left, right) => string.CompareOrdinal(left.Id, right.Id);

    private readonly Dictionary<string, T> _byKey;
    private readonly T[] _sortedById;

    private EntityIndex(T[] entities)
    {
        Array = entities;
        _byKey = new(entities.Length, StringComparer.Ordinal);
        foreach (var entity in entities)
            _byKey.TryAdd(entity.Key, entity);
        _sortedById = SortedById(entities);
    }

    internal T[] Array { get; }

    internal ReadOnlyCollection<T> All => System.Array.AsReadOnly(Array);

    IReadOnlyList<ConfigEntity> IEntityIndex.Entities => All;

    private bool HasRepetitions
    {
        get
        {
            if (_byKey.Count < Array.Length)
                return true;
            for (var i = 1; i < _sortedById.Length; i++)
            {
                if (_sortedById[i - 1].Id == _sortedById[i].Id)
                    return true;
            }

            return false;
        }
    }

    /// <summary>Indexes entities. If several entities share an id or key, only the first entity is included.</summary>
    internal static EntityIndex<T> Create(List<T> entities)
    {
        var index = new EntityIndex<T>([.. entities]);
        return index.HasRepetitions ? new([.. WithoutRepetitions(entities)]) : index;
    }

    internal T? ByKey(string? key) => key is not null && _byKey.TryGetValue(key, out var entity) ? entity : null;

    internal T? ById(string? id)
    {
        var at = _sortedById.AsSpan().BinarySearch(new Id(id));
        return at < 0 ? null : _sortedById[at];
    }

    ConfigEntity? IEntityIndex.Find(string key) => ByKey(key);

    ConfigEntity? IEntityIndex.FindById(string id) => ById(id);

    /// <summary>The entities with these ids, in the config's order.</summary>
    internal T[] Resolve(string[] ids)
    {
        if (ids.Length == 0)
            return [];
        if (ids.Length == 1)
            return ById(ids[0]) is { } single ? [single] : [];
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        return System.Array.FindAll(Array, entity => wanted.Contains(entity.Id));
    }

    /// <summary>Sorts entities by id. Returns the array itself if it is already sorted.</summary>
    private static T[] SortedById(T[] entities)
    {
        for (var i = 1; i < entities.Length; i++)
        {
            if (IdOrder(entities[i - 1], entities[i]) <= 0)
                continue;
            T[] sorted = [.. entities];
            sorted.AsSpan().Sort(IdOrder);
            return sorted;
        }

        return entities;
    }

    private static IEnumerable<T> WithoutRepetitions(List<T> entities)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entity in entities)
        {
            if (ids.Contains(entity.Id) || !keys.Add(entity.Key))
                continue;
            ids.Add(entity.Id);
            yield return entity;
        }
    }

    private readonly struct Id(string? text) : IComparable<T>
    {
        public int CompareTo(T? other) => string.CompareOrdinal(text, other?.Id);
    }
}
