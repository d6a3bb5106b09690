using System.Text.Json;
using ConvertTyped.Snapshots;

namespace ConvertTyped;

/// <summary>One entity of a config. Entities are immutable, so all code that uses a snapshot shares the same instances.</summary>
public abstract class ConfigEntity
{
    private readonly JsonSlice _source;

    private protected ConfigEntity(in EntityHead head)
    {
        Id = head.Id;
        Key = head.Key ?? head.Id;
        _source = head.Source;
    }

    private protected ConfigEntity(ConfigEntity original) => (Id, Key, _source) = (original.Id, original.Key, original._source);

    /// <summary>The id, as a string even if the config contains a number.</summary>
    public string Id { get; }

    /// <summary>The key, or the id if the entity has no key in the config.</summary>
    public string Key { get; }

    /// <summary>The display name; null if the entity has no name. Read from the JSON on each access.</summary>
    public string? Name => _source.TextOf("name");

    /// <summary>The entity as served, including fields that ConvertTyped has no property for. Parsed on each access.</summary>
    public JsonElement Raw => _source.Parse();

    /// <summary>The key and the id.</summary>
    public override string ToString() => Key == Id ? Key : $"{Key} ({Id})";
}
