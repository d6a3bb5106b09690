namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>Derives the browser and device classes of Convert's reports from a user agent.</summary>
internal static class UserAgentSegments
{
    private const string Browser = "browser";

    /// <summary>
    /// Sets the report segments <c>browser</c> and <c>devices</c> unless they are already set for the same browser, so that returning visitors cause no writes.
    /// </summary>
    internal static void Report(ConvertContext context, string userAgent)
    {
        var browser = BrowserOf(userAgent);
        var segments = context.DefaultSegments;
        if (!segments.TryGetValue(Browser, out var known) || known as string != browser || !segments.ContainsKey("devices"))
            context.SetSegments(new Dictionary<string, object?> { [Browser] = browser, ["devices"] = DevicesOf(userAgent) });
    }

    /// <summary>Returns the browser class. Most user agents contain the names of several browsers, so the most specific names are checked first.</summary>
    internal static string BrowserOf(string userAgent) => userAgent switch
    {
        _ when Has(userAgent, "MSIE ") || Has(userAgent, "Trident/") => "IE",
        _ when Has(userAgent, "OPR/") || Has(userAgent, "Opera") => "OP",
        _ when Has(userAgent, "Edg") => "OTH",
        _ when Has(userAgent, "Firefox/") || Has(userAgent, "FxiOS/") => "FF",
        _ when Has(userAgent, "Chrome/") || Has(userAgent, "CriOS/") || Has(userAgent, "Chromium/") => "CH",
        _ when Has(userAgent, "Safari/") => "SF",
        _ => "OTH",
    };

    internal static string[] DevicesOf(string userAgent) => userAgent switch
    {
        _ when Has(userAgent, "iPad") => ["ALLTAB", "IPAD"],
        _ when Has(userAgent, "iPhone") || Has(userAgent, "iPod") => ["ALLPH", "IPH"],
        _ when Has(userAgent, "Android") => Has(userAgent, "Mobile") ? ["ALLPH", "OTHPH"] : ["ALLTAB", "OTHTAB"],
        _ when Has(userAgent, "Tablet") => ["ALLTAB", "OTHTAB"],
        _ when Has(userAgent, "Mobile") => ["ALLPH", "OTHPH"],
        _ when Has(userAgent, "Windows NT") || Has(userAgent, "Macintosh") || Has(userAgent, "X11") || Has(userAgent, "CrOS") => ["DESK"],
        _ => ["OTHDEV"],
    };

    private static bool Has(string userAgent, string mark) => userAgent.Contains(mark, StringComparison.Ordinal);
}
