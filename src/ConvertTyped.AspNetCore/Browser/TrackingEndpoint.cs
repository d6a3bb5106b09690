using System.Text.Json;
using System.Threading.RateLimiting;
using ConvertTyped.AspNetCore.Visitors;
using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Browser;

/// <summary>
/// Accepts the conversions that .NET in the browser tracks, and tracks them for the visitor of the request. The server ignores the visitors and
/// variations in the request, and reports the visitor's stored decisions. If a request has no valid visitor cookie and no id from the application, its
/// conversions are dropped, because anyone could send such a request.
/// </summary>
internal sealed class TrackingEndpoint(RegisteredCore registered) : IDisposable
{
    private const long LargestBody = 64 * 1024;
    private const int MostEvents = 100;
    private const int MostRequestsPerMinute = 60;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(sender =>
        RateLimitPartition.GetFixedWindowLimiter(
            sender, _ => new() { PermitLimit = MostRequestsPerMinute, Window = TimeSpan.FromMinutes(1), AutoReplenishment = true }));

    internal async Task ServeAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.StatusCode = await TrackAsync(http).ConfigureAwait(false);
    }

    public void Dispose() => _limiter.Dispose();

    private async Task<int> TrackAsync(HttpContext http)
    {
        if (!IsSameOrigin(http.Request))
            return StatusCodes.Status403Forbidden;
        // Other sites can send forms and plain text without a preflight request, but not JSON.
        if (!http.Request.HasJsonContentType())
            return StatusCodes.Status415UnsupportedMediaType;
        var visitor = http.RequestServices.GetRequiredService<VisitorIdentifier>().Identify(http);
        using var lease = _limiter.AttemptAcquire(SenderOf(visitor, http));
        if (!lease.IsAcquired)
            return StatusCodes.Status429TooManyRequests;
        if (http.Request.ContentLength > LargestBody)
            return StatusCodes.Status413PayloadTooLarge;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LargestBody;
        try
        {
            using var payload = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted).ConfigureAwait(false);
            var conversions = BrowserConversion.Read(payload.RootElement);
            if (conversions.Count > MostEvents)
                return StatusCodes.Status413PayloadTooLarge;
            if (visitor.NewId is not null)
                return StatusCodes.Status204NoContent;
            var context = await http.RequestServices.GetRequiredKeyedService<RequestContexts>(registered.Name).GetAsync(http).ConfigureAwait(false);
            foreach (var conversion in conversions)
                conversion.Track(context);
            return StatusCodes.Status204NoContent;
        }
        catch (BadHttpRequestException exception)
        {
            return exception.StatusCode;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or ConversionDataException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }

    /// <summary>
    /// The sender that the rate limit applies to: the visitor id, or the IP address if the id is new, because a client can get any number of new ids.
    /// </summary>
    private static string SenderOf(RequestVisitor visitor, HttpContext http) => visitor.NewId is null ? visitor.Id : $"{http.Connection.RemoteIpAddress}";

    /// <summary>
    /// Whether a request comes from a page with the same origin. The <c>Sec-Fetch-Site</c> header decides; if it is missing, the <c>Origin</c>
    /// header decides. A request with neither header is accepted, because it comes from an old browser or from another program. A request that
    /// repeats the deciding header is rejected, because no browser sends such a request.
    /// </summary>
    private static bool IsSameOrigin(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is { Count: > 0 } sites)
            return sites is ["same-origin"];
        return request.Headers.Origin is not { Count: > 0 } origins
            || (origins is [{ } origin] && Uri.TryCreate(origin, UriKind.Absolute, out var address) && string.Equals(address.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
