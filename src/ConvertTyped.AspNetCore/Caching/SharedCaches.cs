using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ConvertTyped.AspNetCore.Caching;

/// <summary>Prevents proxies and CDNs from storing a response to one visitor, regardless of the application's cache headers.</summary>
internal static class SharedCaches
{
    /// <summary>CDNs prefer this header, or its variants that begin with the name of the CDN, to <c>Cache-Control</c>.</summary>
    private const string Targeted = "CDN-Cache-Control";

    /// <summary>nginx prefers this header to <c>Cache-Control</c>.</summary>
    private const string NginxExpires = "X-Accel-Expires";

    /// <summary>Headers that some CDNs prefer to <c>Cache-Control</c>.</summary>
    private static readonly string[] Preferred = ["Surrogate-Control", "Edge-Control"];

    private static readonly object Key = new();

    internal static bool IsExcluded(HttpContext http) => http.Items.ContainsKey(Key);

    /// <summary>Excludes the response from shared caches, and does so again when the response starts if the application has replaced the headers.</summary>
    internal static void Exclude(HttpContext http)
    {
        http.Items[Key] = Key;
        Exclude(http.Response.Headers);
    }

    /// <summary>Excludes a response from shared caches. The browser may still cache the response for as long as the application allows.</summary>
    internal static void Exclude(IHeaderDictionary headers)
    {
        foreach (var header in headers.Keys.Where(IsForSharedCaches).ToList())
            headers.Remove(header);
        if (headers.ContainsKey(NginxExpires))
            headers[NginxExpires] = "0";
        if (StringValues.IsNullOrEmpty(headers.CacheControl) || !CacheControlHeaderValue.TryParse(headers.CacheControl.ToString(), out var control))
        {
            headers.CacheControl = "private";
            return;
        }

        if (control is { NoStore: true } or { Private: true, Public: false, SharedMaxAge: null })
            return;
        (control.Public, control.Private, control.SharedMaxAge, control.ProxyRevalidate) = (false, true, null, false);
        // private="field" restricts only that field to the browser.
        control.PrivateHeaders.Clear();
        headers.CacheControl = control.ToString();
    }

    /// <summary>
    /// Whether the headers allow shared caches to store the response. A header that only shared caches read counts as permission, regardless of its value.
    /// </summary>
    internal static bool MayStore(IHeaderDictionary headers) =>
        headers.Keys.Any(header => IsForSharedCaches(header) || header.Equals(NginxExpires, StringComparison.OrdinalIgnoreCase))
        || (CacheControlHeaderValue.TryParse(headers.CacheControl.ToString(), out var control)
            && control is { NoStore: false, Private: false } && (control.Public || (control.SharedMaxAge ?? control.MaxAge) > TimeSpan.Zero));

    private static bool IsForSharedCaches(string header) =>
        header.EndsWith(Targeted, StringComparison.OrdinalIgnoreCase) || Preferred.Contains(header, StringComparer.OrdinalIgnoreCase);
}
