namespace ConvertTyped.AspNetCore;

/// <summary>
/// What a prerendered page hands over to .NET in the browser. The experiences and features that components read while the page is prerendered are
/// always handed over. Set it with <c>services.Configure&lt;ConvertBrowserOptions&gt;(…)</c>.
/// </summary>
/// <example>
/// <code>
/// services.Configure&lt;ConvertBrowserOptions&gt;(browser =&gt; browser.Features.Add(FeatureKeys.CheckoutBanner));
/// </code>
/// </example>
public sealed class ConvertBrowserOptions
{
    /// <summary>The keys of further experiences to decide and hand over, for pages that are reached without the server.</summary>
    public ISet<string> Experiences { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The keys of further features to decide and hand over, for pages that are reached without the server.</summary>
    public ISet<string> Features { get; } = new HashSet<string>(StringComparer.Ordinal);
}
