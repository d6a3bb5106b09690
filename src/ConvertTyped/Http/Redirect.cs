namespace ConvertTyped.Http;

/// <summary>Finds the target of a redirect.</summary>
internal static class Redirect
{
    /// <summary>
    /// Returns the target of a redirect; null if the response is not a redirect or has no <c>Location</c> header, or if following the redirect would turn a
    /// POST into a GET and lose the events.
    /// </summary>
    internal static Uri? TargetOf(HttpResponseMessage response, Exchange exchange, Uri address)
    {
        var keepsMethod = (int)response.StatusCode is 307 or 308;
        var isRedirect = keepsMethod || (exchange.Body is null && (int)response.StatusCode is 301 or 302 or 303);
        return isRedirect && response.Headers.Location is { } location ? new Uri(address, location) : null;
    }
}
