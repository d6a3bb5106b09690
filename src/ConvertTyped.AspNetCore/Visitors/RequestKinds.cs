using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>Distinguishes requests made by people from requests made by programs.</summary>
internal static class RequestKinds
{
    private static readonly string[] Programs = 
    [
        "bot", "crawl", "spider", "slurp", "probe", "healthcheck", "health check", "health-check", "googlehc", "alwayson", "monitor", "uptime", "pingdom",
        "facebookexternalhit",
    ];

    /// <summary>
    /// Whether a request counts as a visit. Requests with the method HEAD, OPTIONS or TRACE do not, nor do requests from user agents that identify
    /// themselves as bots, crawlers, probes or monitors.
    /// </summary>
    internal static bool IsVisit(HttpRequest request)
    {
        if (HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || HttpMethods.IsTrace(request.Method))
            return false;
        var userAgent = request.Headers.UserAgent.ToString();
        foreach (var mark in Programs)
        {
            // Cubot is a brand of phones.
            if (userAgent.Contains(mark, StringComparison.OrdinalIgnoreCase) && !userAgent.Contains("cubot", StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }

    /// <summary>Returns false for gRPC, whose clients ignore cookies. Browsers, which keep cookies, use gRPC-Web.</summary>
    internal static bool KeepsCookies(HttpRequest request)
    {
        const string grpc = "application/grpc";
        return request.ContentType is not { } type || !type.StartsWith(grpc, StringComparison.OrdinalIgnoreCase) || type.AsSpan(grpc.Length) is ['-', ..];
    }
}
