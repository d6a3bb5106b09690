namespace ConvertTyped.Semantics;

/// <summary>Ids and keys are served as strings or as numbers, and both forms mean the same.</summary>
internal static class EntityId
{
    /// <summary>The string that a numeric id stands for, as JavaScript writes the number.</summary>
    internal static string Normalize(double number) => JavaScriptNumber.Format(number);

    /// <summary>Null for the empty string, which is no id.</summary>
    internal static string? Normalize(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
