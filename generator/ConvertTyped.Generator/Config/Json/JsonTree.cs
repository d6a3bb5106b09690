namespace ConvertTyped.Generator.Config.Json;

/// <summary>The result of reading JSON: the value, and the errors.</summary>
internal sealed class JsonTree(JsonNode root, IReadOnlyList<JsonError> errors)
{
    /// <summary>The value. If there are errors, it contains everything that could be read.</summary>
    public JsonNode Root { get; } = root;

    /// <summary>The errors; empty if the text is JSON as RFC 8259 defines it, and is not nested too deeply.</summary>
    public IReadOnlyList<JsonError> Errors { get; } = errors;
}
