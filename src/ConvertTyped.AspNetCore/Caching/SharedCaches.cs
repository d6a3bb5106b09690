using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ConvertTyped.AspNetCore.Caching;

/// <summary>Keeps a response of one visitor out of proxies and content networks, whatever the application's own headers say.</summary>
internal static class SharedCaches
{
    /// <summary>Headers that some content networks prefer to <c>Cache-Control</c>.</summary>
    private static readonly string[] Targeted = ["CDN-Cache-Control", "Surrogate-Control"];

    /// <summary>The browser may still cache the response for its visitor, for as long as the application said.</summary>
    internal static void Exclude(IHeaderDictionary headers)
    {
        foreach (var header in Targeted)
            headers.Remove(header);
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
}
