using System.Text.Json;

namespace ConvertTyped;

/// <summary>One entity of a config. Immutable; shared by all who hold the snapshot.</summary>
public abstract class ConfigEntity
{
    private protected ConfigEntity(string id, string? key, string? name, JsonElement raw)
    {
        Id = id;
        Key = key ?? id;
        Name = name;
        Raw = raw;
    }

    /// <summary>The id; a string even where the config has a number.</summary>
    public string Id { get; }

    /// <summary>The key; the id where the config gives no key.</summary>
    public string Key { get; }

    /// <summary>The name that people gave it; null where the config gives none.</summary>
    public string? Name { get; }

    /// <summary>The entity as served, fields included that ConvertTyped has no name for.</summary>
    public JsonElement Raw { get; }
}
