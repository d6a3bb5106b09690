namespace ConvertTyped.Generator.Emit;

/// <summary>A record that is generated for a JSON object.</summary>
/// <param name="Origin">Where the record's values come from, as text for the record's documentation.</param>
internal sealed record JsonRecord(string TypeName, string Origin, IReadOnlyList<JsonProperty> Properties);

internal sealed record JsonProperty(string Name, string Key, JsonType Type);
