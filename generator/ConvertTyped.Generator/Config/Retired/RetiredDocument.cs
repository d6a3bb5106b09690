namespace ConvertTyped.Generator.Config.Retired;

/// <summary>
/// A convert.retired.json. Its entries for entities are read like the entities of a config, and also have the members of a <see cref="RetiredEntry"/>. If an
/// entity is also in the config, only the parts that the config lacks are retired.
/// </summary>
internal sealed class RetiredDocument
{
    /// <summary>Stands for a project without a convert.retired.json.</summary>
    public static readonly RetiredDocument None = Read("{}");

    private RetiredDocument(JsonTree json)
    {
        Json = json;
        Experiences = [.. Items("experiences").Select(node => new ConfigExperience(node))];
        Features = [.. Items("features").Select(node => new ConfigFeature(node))];
        Goals = [.. Items("goals").Select(node => new ConfigEntity(EntityKind.Goal, node))];
        Segments = [.. Items("segments").Select(node => new ConfigEntity(EntityKind.Segment, node))];
        VisitorAttributes = [.. Items("visitorAttributes").Select(TryReadAttribute).OfType<AttributeModel>()];
        LocationAttributes = [.. Items("locationAttributes").Select(TryReadAttribute).OfType<AttributeModel>()];
    }

    public JsonTree Json { get; }

    public IReadOnlyList<ConfigExperience> Experiences { get; }

    public IReadOnlyList<ConfigFeature> Features { get; }

    public IReadOnlyList<ConfigEntity> Goals { get; }

    public IReadOnlyList<ConfigEntity> Segments { get; }

    /// <summary>Visitor attributes that rules no longer read. They do not have C# names yet.</summary>
    public IReadOnlyList<AttributeModel> VisitorAttributes { get; }

    /// <summary>Location attributes that rules no longer read. They do not have C# names yet.</summary>
    public IReadOnlyList<AttributeModel> LocationAttributes { get; }

    public static RetiredDocument Read(string text, CancellationToken cancellationToken = default) => new(JsonReader.Read(text, cancellationToken));

    /// <summary>The entries for entities of a kind. There are none for audiences and locations, because these have no accessors.</summary>
    public IReadOnlyList<ConfigEntity> Entities(EntityKind kind) => kind switch
    {
        EntityKind.Experience => Experiences,
        EntityKind.Feature => Features,
        EntityKind.Goal => Goals,
        EntityKind.Segment => Segments,
        _ => [],
    };

    /// <summary>The entry with the given key; null if there is no such entry.</summary>
    public ConfigEntity? Find(EntityKind kind, string? key) => key is null ? null : Entities(kind).FirstOrDefault(entry => entry.Key == key);

    /// <summary>Reads an attribute, and leaves its C# name empty. Returns null if the entry has no key.</summary>
    private static AttributeModel? TryReadAttribute(JsonNode entry) =>
        entry["key"].AsText() is { } key ? new("", key, TypeOf(entry["type"].AsText())) { RetiredEntry = RetiredEntry.Read(entry) } : null;

    private static AttributeType TypeOf(string? type) => type switch
    {
        "number" => AttributeType.Number,
        "boolean" => AttributeType.Boolean,
        _ => AttributeType.Text,
    };

    private IReadOnlyList<JsonNode> Items(string list) => Json.Root[list]?.Items ?? [];
}
