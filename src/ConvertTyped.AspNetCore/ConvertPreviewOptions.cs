namespace ConvertTyped.AspNetCore;

/// <summary>
/// Specifies whether preview links, such as <c>?convert_preview={experienceId}.{variationId}</c>, are enabled, and who may open them. A link shows
/// one variation for one request; nothing is stored or tracked. Preview links apply to the unnamed core, in pipelines that call <c>UseConvert</c>.
/// </summary>
/// <example>
/// <code>
/// services.Configure&lt;ConvertVisitorOptions&gt;(visitors =&gt; visitors.Preview.IsEnabled = true);
/// </code>
/// </example>
public sealed class ConvertPreviewOptions
{
    /// <summary>Whether preview links are enabled. The default is false.</summary>
    public bool IsEnabled { get; set; }

    /// <summary>The name of the query parameter. The default is <c>convert_preview</c>.</summary>
    public string Parameter { get; set; } = "convert_preview";

    /// <summary>The host environments in which every user may open preview links. The defaults are <c>Development</c> and <c>Staging</c>.</summary>
    public ISet<string> Environments { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "Development", "Staging" };

    /// <summary>The authorization policy for all other environments; if null, no user can open preview links there.</summary>
    public string? Policy { get; set; }

    /// <summary>Whether preview links are enabled, and for whom.</summary>
    public override string ToString() => IsEnabled
        ? $"?{Parameter}=… {(Environments.Count == 0 ? "" : $"for everybody in {string.Join(", ", Environments.Order(StringComparer.Ordinal))}, and ")}{(Policy is null ? "for nobody" : $"with the policy {Policy}")}{(Environments.Count == 0 ? "" : " elsewhere")}"
        : "off";
}
