namespace ConvertTyped.AspNetCore;

/// <summary>
/// Specifies which decisions of the unnamed core a prerendered page passes to .NET in the browser. The experiences and features that components read
/// during prerendering are always included. Set the options with <c>services.Configure&lt;ConvertBrowserOptions&gt;(…)</c>.
/// </summary>
/// <example>
/// <code>
/// services.Configure&lt;ConvertBrowserOptions&gt;(browser =&gt; browser.Features.Add(FeatureKeys.CheckoutBanner));
/// </code>
/// </example>
public sealed class ConvertBrowserOptions
{
    /// <summary>The keys of additional experiences to evaluate and pass to the browser, for pages that are not rendered on the server.</summary>
    public ISet<string> Experiences { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The keys of additional features to evaluate and pass to the browser, for pages that are not rendered on the server.</summary>
    public ISet<string> Features { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The keys of the additional experiences and features.</summary>
    public override string ToString() => $"experiences: {Join(Experiences)}; features: {Join(Features)}";

    private static string Join(ISet<string> keys) => keys.Count == 0 ? "none" : string.Join(", ", keys.Order(StringComparer.Ordinal));
}
