
namespace ConvertTyped.Tool.Diff;

/// <summary>Finds the keys of the entities that a config refers to by id.</summary>
internal sealed class EntityNames(ConfigDocument config)
{
    private readonly Dictionary<(EntityKind, string), string> _keys = Enum.GetValues<EntityKind>()
        .SelectMany(kind => config.Entities(kind))
        .Where(entity => entity.Id is not null)
        .GroupBy(entity => (entity.Kind, entity.Id!))
        .ToDictionary(group => group.Key, group => group.First().Key ?? group.First().Id!);

    /// <summary>
    /// The keys of the entities with these ids, separated by commas; null if there are no ids. If an entity is unknown or has no key, its id is used
    /// instead of a key.
    /// </summary>
    public string? Find(JsonNode? ids, params EntityKind[] kinds) =>
        ids is { Kind: JsonKind.Array, Items.Count: > 0 } ? string.Join(", ", ids.Items.Select(id => Find(id.AsId(), kinds))) : null;

    public string Find(string? id, params EntityKind[] kinds)
    {
        foreach (var kind in kinds)
        {
            if (id is not null && _keys.TryGetValue((kind, id), out var key))
                return key;
        }
        return id ?? "(no id)";
    }
}
