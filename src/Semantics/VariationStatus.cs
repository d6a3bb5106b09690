namespace ConvertTyped.Semantics;

/// <summary>Whether new visitors can get a variation with this <c>status</c>. The comparison is strict, as in the JavaScript SDK.</summary>
internal static class VariationStatus
{
    internal const string Running = "running";

    /// <summary>Whether a status that is absent, null or a string means running. A status of any other type does not.</summary>
    internal static bool IsRunning(string? status) => string.IsNullOrEmpty(status) || status == Running;
}
