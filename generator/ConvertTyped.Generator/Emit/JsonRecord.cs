namespace ConvertTyped.Generator.Emit;

/// <summary>A record that a JSON object becomes.</summary>
/// <param name="Origin">Where its values come from, as documentation says it.</param>
internal sealed record JsonRecord(string TypeName, string Origin, IReadOnlyList<JsonProperty> Properties);

internal sealed record JsonProperty(string Name, string Key, JsonType Type);
