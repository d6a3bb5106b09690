using System.Text.Json;
using ConvertTyped.Configuration;

namespace ConvertTyped;

/// <summary>One entity of a config. Immutable; shared by all who hold the snapshot.</summary>
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

    /// <summary>The id; a string even where the config has a number.</summary>
    public string Id { get; }

    /// <summary>The key; the id where the config gives no key.</summary>
    public string Key { get; }

    /// <summary>The name that people gave it; null where the config gives none. Read from the JSON each time it is asked for.</summary>
    public string? Name => _source.TextOf("name");

    /// <summary>The entity as served, fields included that ConvertTyped has no name for. Parsed anew each time it is asked for.</summary>
    public JsonElement Raw => _source.Parse();

    /// <summary>The key and the id.</summary>
    public override string ToString() => Key == Id ? Key : $"{Key} ({Id})";
}
