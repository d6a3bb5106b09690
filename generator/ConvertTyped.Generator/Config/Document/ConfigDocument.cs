namespace ConvertTyped.Generator.Config.Document;

/// <summary>
/// A convert.json with the positions of its tokens. Reading is tolerant: the document contains everything that can be read, even if other parts of the
/// file are broken.
/// </summary>
internal sealed class ConfigDocument
{
    private ConfigDocument(JsonTree json)
    {
        Json = json;
        Experiences = [.. Nodes(EntityKind.Experience).Select(node => new ConfigExperience(node))];
        Features = [.. Nodes(EntityKind.Feature).Select(node => new ConfigFeature(node))];
        Goals = Plain(EntityKind.Goal);
        Segments = Plain(EntityKind.Segment);
        Audiences = Plain(EntityKind.Audience);
        Locations = Plain(EntityKind.Location);
    }

    public JsonTree Json { get; }

    public JsonNode Root => Json.Root;

    public string? ProjectName => Root["project"]?["name"].AsText();

    public IReadOnlyList<ConfigExperience> Experiences { get; }

    public IReadOnlyList<ConfigFeature> Features { get; }

    public IReadOnlyList<ConfigEntity> Goals { get; }

    public IReadOnlyList<ConfigEntity> Segments { get; }

    public IReadOnlyList<ConfigEntity> Audiences { get; }

    public IReadOnlyList<ConfigEntity> Locations { get; }

    public static ConfigDocument Read(string text, CancellationToken cancellationToken = default) => new(JsonReader.Read(text, cancellationToken));

    public IReadOnlyList<ConfigEntity> Entities(EntityKind kind) => kind switch
    {
        EntityKind.Experience => Experiences,
        EntityKind.Feature => Features,
        EntityKind.Goal => Goals,
        EntityKind.Segment => Segments,
        EntityKind.Audience => Audiences,
        _ => Locations,
    };

    private ConfigEntity[] Plain(EntityKind kind) => [.. Nodes(kind).Select(node => new ConfigEntity(kind, node))];

    private IReadOnlyList<JsonNode> Nodes(EntityKind kind) => Root[kind.ListName()]?.Items ?? [];
}
