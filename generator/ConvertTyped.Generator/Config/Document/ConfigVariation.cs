namespace ConvertTyped.Generator.Config.Document;

internal sealed class ConfigVariation(JsonNode node)
{
    public JsonNode Node { get; } = node;

    /// <summary>The variation's id; null if the config has no valid id. A variation without an id is never chosen.</summary>
    public string? Id { get; } = node["id"].AsId();

    public string? Key { get; } = node["key"].AsId();

    public string? Name => Node["name"].AsText();

    public string? Status => Node["status"].AsText();

    /// <summary>Whether new visitors can get the variation: its status is <c>running</c>, empty, null or missing.</summary>
    public bool IsRunning => Node["status"] switch
    {
        null or { Kind: JsonKind.Null } => true,
        { Kind: JsonKind.String } status => VariationStatus.IsRunning(status.Text),
        _ => false,
    };

    public bool IsBaseline => Node["is_baseline"]?.Kind == JsonKind.True;

    public JsonNode? Traffic => Node["traffic_allocation"];

    /// <summary>The <c>data</c> of each change that carries a feature, with its <c>feature_id</c> and <c>variables_data</c>.</summary>
    public IEnumerable<JsonNode> FeatureChanges =>
        from change in Node["changes"]?.Items ?? []
        where change["type"] is { Kind: JsonKind.String, Text: VariationChanges.Feature }
        let data = change["data"]
        where data is { Kind: JsonKind.Object }
        select data;
}
