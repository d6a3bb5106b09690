namespace ConvertTyped.Semantics;

/// <summary>Determines from a variation's <c>status</c> whether the variation can get new visitors. The comparison is strict, as in the JavaScript SDK.</summary>
internal static class VariationStatus
{
    internal const string Running = "running";

    /// <summary>Whether the variation is running, for a status that is a string, null or absent. With a status of any other type, a variation is not running.</summary>
    internal static bool IsRunning(string? status) => string.IsNullOrEmpty(status) || status == Running;
}
