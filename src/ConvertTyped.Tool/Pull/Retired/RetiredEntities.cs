using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConvertTyped.Tool.Pull;

/// <summary>What convert.retired.json holds: what Convert used to serve and code may still use.</summary>
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

/// <summary>An entity that is gone; or, while convert.json still has it under this key, only the parts listed are.</summary>
internal sealed record RetiredEntity
{
    public string? Id { get; init; }

    public required string Key { get; init; }

    public string? Name { get; init; }

    /// <summary>The first day it was not served, in UTC.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>The key that Convert serves it under now; null unless it was renamed.</summary>
    public string? RenamedTo { get; init; }

    /// <summary>Whether its use is an error by now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Error { get; init; }

    public IReadOnlyList<RetiredVariation>? Variations { get; init; }

    public IReadOnlyList<RetiredVariable>? Variables { get; init; }
}

internal sealed record RetiredVariation(string Id, string? Key);

/// <param name="Type">As configs write it; null when the config gave none.</param>
/// <param name="Values">Of a JSON variable: values whose members convert.json no longer shows, so that its record keeps them.</param>
internal sealed record RetiredVariable(string Key, string? Type, IReadOnlyList<JsonElement>? Values = null);

/// <summary>An attribute that no rule reads any more.</summary>
/// <param name="Type"><c>text</c>, <c>number</c> or <c>boolean</c>.</param>
internal sealed record RetiredAttribute(string Key, string Type, DateOnly Since)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Error { get; init; }
}
