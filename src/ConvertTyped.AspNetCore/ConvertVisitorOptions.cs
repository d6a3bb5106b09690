using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore;

/// <summary>Who visits, and what rules see of a request. <c>services.Configure&lt;ConvertVisitorOptions&gt;(…)</c> sets it, for all cores.</summary>
public sealed class ConvertVisitorOptions
{
    /// <summary>
    /// The first-party cookie that tells visitors apart: a random, time-ordered GUID. Written when a new visitor's context is first used.
    /// Unless set: <c>convert_visitor</c>, for a year, secure, not for scripts, same-site lax, and not essential: without consent none is written.
    /// </summary>
    public CookieBuilder Cookie { get; set; } = new()
    {
        Name = "convert_visitor",
        Path = "/",
        MaxAge = TimeSpan.FromDays(365),
        SecurePolicy = CookieSecurePolicy.Always,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        IsEssential = false,
    };

    /// <summary>
    /// The visitor's id by your own means, such as a claim; called when the request's context is first used, so after authentication. Null, and
    /// what cannot be an id (empty, above 256 characters, control characters), falls back to the cookie.
    /// </summary>
    public Func<HttpContext, string?>? VisitorId { get; set; }

    /// <summary>What audience rules see of the visitor; null: what was set for the visitor before.</summary>
    public Func<HttpContext, IReadOnlyDictionary<string, object?>?>? Attributes { get; set; }

    /// <summary>What location rules see; null: <see cref="RequestLocation"/>.</summary>
    public Func<HttpContext, IReadOnlyDictionary<string, object?>?>? LocationAttributes { get; set; }

    /// <summary>
    /// Whether the visitor consents. False turns tracking off for the request and writes no new cookie unless <see cref="CookieBuilder.IsEssential"/>.
    /// Null: all do, as far as you know.
    /// </summary>
    public Func<HttpContext, bool>? HasConsent { get; set; }

    /// <summary>Whether <c>browser</c> and <c>devices</c>, read from the user agent, go into the visitor's segments for reports. False unless set.</summary>
    public bool ReportUserAgent { get; set; }

    /// <summary>Links that show one variation to whoever opens them. Off unless enabled.</summary>
    public ConvertPreviewOptions Preview { get; } = new();
}
