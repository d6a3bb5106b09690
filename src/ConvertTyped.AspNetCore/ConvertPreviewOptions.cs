namespace ConvertTyped.AspNetCore;

/// <summary>
/// Who may open preview links, <c>?convert_preview={experienceId}.{variationId}</c>. They force a variation for one request and leave no trace.
/// Honoured where the pipeline has <c>UseConvert</c>, for the unnamed core.
/// </summary>
public sealed class ConvertPreviewOptions
{
    /// <summary>Whether there are preview links at all. False unless set.</summary>
    public bool IsEnabled { get; set; }

    /// <summary>The query parameter. <c>convert_preview</c> unless set.</summary>
    public string Parameter { get; set; } = "convert_preview";

    /// <summary>The host environments in which anybody may open them. <c>Development</c> and <c>Staging</c> unless changed.</summary>
    public ISet<string> Environments { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "Development", "Staging" };

    /// <summary>The authorization policy that lets a user open them in every other environment; null: nobody.</summary>
    public string? Policy { get; set; }
}
