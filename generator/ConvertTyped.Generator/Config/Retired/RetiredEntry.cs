namespace ConvertTyped.Generator.Config.Retired;

/// <summary>An entry of a convert.retired.json, for an entity that Convert no longer serves or an attribute that rules no longer read.</summary>
/// <param name="Since">The day, in UTC, of the first pull in which the entity was not served, as written in the file; "an unknown date" if the entry has no date.</param>
/// <param name="RenamedTo">The key under which Convert serves the entity now; null unless the entity was renamed.</param>
/// <param name="IsError">Whether each use of the entity is an error instead of a warning.</param>
internal sealed record RetiredEntry(string Since, string? RenamedTo, bool IsError)
{
    /// <summary>Why the entity is retired. The text completes a sentence such as "The goal is retired: …".</summary>
    public string Reason => $"not served by Convert since {Since}{(RenamedTo is null ? "" : $"; renamed to '{RenamedTo}'")}";

    public static RetiredEntry Read(JsonNode entry) => new(
        entry["since"].AsText() ?? "an unknown date", entry["renamedTo"].AsText(), entry["error"]?.Kind == JsonKind.True);
}
