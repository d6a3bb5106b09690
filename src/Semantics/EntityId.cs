namespace ConvertTyped.Semantics;

/// <summary>Normalizes ids and keys, which may be served as strings or as numbers.</summary>
internal static class EntityId
{
    /// <summary>Converts a numeric id to a string, as JavaScript writes the number.</summary>
    internal static string Normalize(double number) => JavaScriptNumber.Format(number);

    /// <summary>Returns the id unchanged, or null for the empty string, which is not an id.</summary>
    internal static string? Normalize(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
