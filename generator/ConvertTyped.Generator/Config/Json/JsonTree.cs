namespace ConvertTyped.Generator.Config.Json;

/// <summary>A JSON text as read: the value, and what kept it from being JSON.</summary>
internal sealed class JsonTree(JsonNode root, IReadOnlyList<JsonError> errors)
{
    /// <summary>With errors: what could be made of the text all the same.</summary>
    public JsonNode Root { get; } = root;

    /// <summary>Empty exactly when the text is JSON as RFC 8259 defines it.</summary>
    public IReadOnlyList<JsonError> Errors { get; } = errors;
}
