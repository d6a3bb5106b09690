using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ConvertTyped.AspNetCore;

/// <summary>
/// Specifies how the visitor of a request is identified, which attributes the rules read, and whether the visitor may be tracked. The options apply
/// to all cores. Set the options with <c>services.Configure&lt;ConvertVisitorOptions&gt;(…)</c>. If a delegate throws, the request continues without
/// the delegate's result, and the first exception of each delegate is logged. If <see cref="HasConsent"/> throws, the visitor counts as refusing
/// consent; if <see cref="IsVisitor"/> throws, the request counts as a visit.
/// </summary>
/// <example>
/// <code>
/// services.Configure&lt;ConvertVisitorOptions&gt;(visitors =&gt;
/// {
///     visitors.VisitorId = http =&gt; http.User.FindFirst("sub")?.Value; // null: the cookie identifies the visitor
///     visitors.Attributes = http =&gt; new VisitorAttributes { Country = http.Request.Headers["X-Country"] };
/// });
/// </code>
/// </example>
public sealed class ConvertVisitorOptions
{
    /// <summary>
    /// The first-party cookie that identifies anonymous visitors by a random id. A new visitor gets the cookie when a request uses a
    /// <see cref="ConvertContext"/>. By default, the cookie is named <c>convert_visitor</c>, lasts a year, is <c>Secure</c>, <c>HttpOnly</c> and
    /// <c>SameSite=Lax</c>, and is not essential, so it is not set without consent.
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
    /// Whether ASP.NET Core Data Protection signs and encrypts the cookie, so that it cannot be forged. A visitor with a cookie that this application
    /// did not write counts as a new visitor. If you run several servers, they must share their Data Protection keys and application name.
    /// Without protection, the cookie contains the plain id, so a client can claim the id of any anonymous visitor, but not an id that
    /// <see cref="VisitorId"/> returns. The default is true.
    /// </summary>
    public bool ProtectCookie { get; set; } = true;

    /// <summary>
    /// Returns the application's own id for the visitor, such as the value of the signed-in user's <c>sub</c> claim. The delegate is called when the
    /// visitor is first needed in a request. <c>UseConvert</c> needs the visitor, so call it after <c>UseAuthentication</c>. If the delegate returns
    /// null or an unusable id, the cookie identifies the visitor. An id is unusable if it is blank or longer than 256 characters, contains control
    /// characters or invalid Unicode, or begins with <c>cookie/</c>, the prefix of the ids of anonymous visitors.
    /// </summary>
    public Func<HttpContext, string?>? VisitorId { get; set; }

    /// <summary>
    /// What happens to the decisions of an anonymous visitor who signs in. A visitor signs in when <see cref="VisitorId"/> returns an id for a
    /// request with the cookie of an anonymous visitor. The default is <see cref="VisitorSignIn.Switch"/>.
    /// </summary>
    public VisitorSignIn OnSignIn { get; set; }

    /// <summary>
    /// Returns attributes for audience and segment rules. They replace stored attributes with the same key. If the property or the result is null,
    /// these rules read only the attributes that are stored for the visitor.
    /// </summary>
    public Func<HttpContext, IReadOnlyDictionary<string, object?>?>? Attributes { get; set; }

    /// <summary>Returns the attributes that location rules read. If the property is null, the rules read a <see cref="RequestLocation"/>.</summary>
    public Func<HttpContext, IReadOnlyDictionary<string, object?>?>? LocationAttributes { get; set; }

    /// <summary>
    /// Returns whether the visitor agreed to be recognized and tracked. Without consent, nothing is tracked. Unless the cookie is essential
    /// (<see cref="CookieBuilder.IsEssential"/>), the cookie is not set either, and nothing is stored for visitors without an id from
    /// <see cref="VisitorId"/>. If a visitor refuses consent, a cookie that is not essential and the state that is stored under its id are deleted.
    /// If the delegate returns null, consent is pending: decisions and up to 100 conversions are held until the response starts. If the delegate then
    /// returns true, they are stored and tracked; otherwise, the request is treated as if consent had been refused, except that nothing is deleted.
    /// If the property is null, <see cref="ITrackingConsentFeature"/> decides; without that feature, every visitor counts as consenting.
    /// </summary>
    public Func<HttpContext, bool?>? HasConsent { get; set; }

    /// <summary>
    /// Whether a request with the header <c>Sec-GPC: 1</c> (Global Privacy Control) counts as a refusal of consent, regardless of
    /// <see cref="HasConsent"/>. The default is false.
    /// </summary>
    public bool HonorGlobalPrivacyControl { get; set; }

    /// <summary>
    /// Returns whether a request counts as a visit, that is, comes from a person rather than from a program such as a crawler. Decisions are also
    /// made for requests that are not visits, but no cookie is set, and nothing is stored or tracked. If the property is null, a request does not
    /// count as a visit if its method is HEAD, OPTIONS or TRACE, if its user agent identifies itself as a bot, crawler, probe or monitor, or if it is
    /// a gRPC call from a new visitor, because gRPC clients do not keep cookies.
    /// </summary>
    public Func<HttpContext, bool>? IsVisitor { get; set; }

    /// <summary>Whether the visitor's report segments <c>browser</c> and <c>devices</c> are set from the user agent. The default is false.</summary>
    public bool ReportUserAgent { get; set; }

    /// <summary>Options for preview links, which show one variation to users who may open them. Preview links are disabled by default.</summary>
    public ConvertPreviewOptions Preview { get; } = new();

    /// <summary>The cookie, the sources of visitor ids and consent, and the options for preview links.</summary>
    public override string ToString() =>
        $"{(ProtectCookie ? "protected" : "plain")} cookie {Cookie.Name}, ids from {(VisitorId is null ? "the cookie" : "VisitorId or the cookie")}, "
        + $"consent {(HasConsent is null ? "from ITrackingConsentFeature" : "from the application")}, preview links: {Preview}";
}
