using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>Tells requests of people from those of programs.</summary>
internal static class RequestKinds
{
    private static readonly string[] Programs = ["bot", "crawl", "spider", "slurp", "probe", "healthcheck", "monitor", "facebookexternalhit"];

    /// <summary>False for HEAD, OPTIONS and the like, and for user agents that say they are robots, crawlers or probes.</summary>
    internal static bool IsVisit(HttpRequest request)
    {
        if (HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || HttpMethods.IsTrace(request.Method))
            return false;
        var userAgent = request.Headers.UserAgent.ToString();
        foreach (var mark in Programs)
        {
            // A maker of phones is named Cubot.
            if (userAgent.Contains(mark, StringComparison.OrdinalIgnoreCase) && !userAgent.Contains("cubot", StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }
}
