namespace ConvertTyped.Semantics;

/// <summary>Whether a variation's <c>status</c> lets it get visitors. JavaScript compares strictly.</summary>
internal static class VariationStatus
{
    internal const string Running = "running";

    /// <summary>Whether a status that is absent, null or a string means running. A status of any other type does not.</summary>
    internal static bool IsRunning(string? status) => string.IsNullOrEmpty(status) || status == Running;
}
