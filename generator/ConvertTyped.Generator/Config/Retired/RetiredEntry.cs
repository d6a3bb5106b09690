namespace ConvertTyped.Generator.Config.Retired;

/// <summary>An entry of a convert.retired.json: when Convert stopped serving something that code may still use.</summary>
/// <param name="Since">The first day on which it was not served, in UTC, as written in the file.</param>
/// <param name="RenamedTo">The key under which Convert serves it now; null unless it was renamed.</param>
/// <param name="IsError">Whether its use is an error instead of a warning.</param>
internal sealed record RetiredEntry(string Since, string? RenamedTo, bool IsError)
{
    /// <summary>The reason as the end of a sentence.</summary>
    public string Reason => $"not served by Convert since {Since}{(RenamedTo is null ? "" : $", when it was renamed to '{RenamedTo}'")}";

    public static RetiredEntry Read(JsonNode entry) => new(
        entry["since"].AsText() ?? "an unknown date", entry["renamedTo"].AsText(), entry["error"]?.Kind == JsonKind.True);
}
