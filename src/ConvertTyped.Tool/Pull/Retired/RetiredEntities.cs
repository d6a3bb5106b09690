using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConvertTyped.Tool.Pull;

/// <summary>
/// The content of convert.retired.json: entities that Convert no longer serves, and attributes that rules no longer read. Code may still use them.
/// </summary>
internal sealed record RetiredEntities
{
    [JsonPropertyName("$schema")]
    [JsonPropertyOrder(-2)]
    public string? Schema { get; init; }

    [JsonPropertyOrder(-1)]
    public int Version { get; init; } = 1;

    public IReadOnlyList<RetiredEntity> Experiences { get; init; } = [];

    public IReadOnlyList<RetiredEntity> Features { get; init; } = [];

    public IReadOnlyList<RetiredEntity> Goals { get; init; } = [];

    public IReadOnlyList<RetiredEntity> Segments { get; init; } = [];

    public IReadOnlyList<RetiredAttribute> VisitorAttributes { get; init; } = [];

    public IReadOnlyList<RetiredAttribute> LocationAttributes { get; init; } = [];

    [JsonIgnore]
    public bool IsEmpty => !All.Any() && VisitorAttributes.Count == 0 && LocationAttributes.Count == 0;

    [JsonIgnore]
    public IEnumerable<RetiredEntity> All => [.. Experiences, .. Features, .. Goals, .. Segments];
}

/// <summary>A retired entity. If convert.json still has an entity with this key, only the listed parts are retired.</summary>
internal sealed record RetiredEntity
{
    public string? Id { get; init; }

    public required string Key { get; init; }

    public string? Name { get; init; }

    /// <summary>The day, in UTC, of the first pull in which the entity, or a listed part of it, was not served.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>The key under which Convert serves the entity now; null if the entity was not renamed.</summary>
    public string? RenamedTo { get; init; }

    /// <summary>Whether use of the entity is an error instead of a warning.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Error { get; init; }

    public IReadOnlyList<RetiredVariation>? Variations { get; init; }

    public IReadOnlyList<RetiredVariable>? Variables { get; init; }
}

internal sealed record RetiredVariation(string Id, string? Key);

/// <param name="Type">The type as written in configs; null if the config has no valid type.</param>
/// <param name="Values">For a JSON variable, earlier values with members that convert.json no longer has, so that the variable's record keeps these members.</param>
internal sealed record RetiredVariable(string Key, string? Type, IReadOnlyList<JsonElement>? Values = null);

/// <summary>An attribute that rules no longer read.</summary>
/// <param name="Type"><c>text</c>, <c>number</c> or <c>boolean</c>.</param>
internal sealed record RetiredAttribute(string Key, string Type, DateOnly Since)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Error { get; init; }
}
