namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>Derives the browser and device classes of Convert's reports from a user agent.</summary>
internal static class UserAgentSegments
{
    private const string Browser = "browser";

    /// <summary>Sets the segments of a visitor, unless they already have these values, so that returning visitors cause no writes.</summary>
    internal static void Report(ConvertContext context, string userAgent)
    {
        var browser = BrowserOf(userAgent);
        var segments = context.DefaultSegments;
        if (!segments.TryGetValue(Browser, out var known) || known as string != browser || !segments.ContainsKey("devices"))
            context.SetSegments(new Dictionary<string, object?> { [Browser] = browser, ["devices"] = DevicesOf(userAgent) });
    }

    /// <summary>Most user agents contain the names of several browsers, so the most specific names are checked first.</summary>
    internal static string BrowserOf(string userAgent) => userAgent switch
    {
        _ when Says(userAgent, "MSIE ") || Says(userAgent, "Trident/") => "IE",
        _ when Says(userAgent, "OPR/") || Says(userAgent, "Opera") => "OP",
        _ when Says(userAgent, "Edg") => "OTH",
        _ when Says(userAgent, "Firefox/") || Says(userAgent, "FxiOS/") => "FF",
        _ when Says(userAgent, "Chrome/") || Says(userAgent, "CriOS/") || Says(userAgent, "Chromium/") => "CH",
        _ when Says(userAgent, "Safari/") => "SF",
        _ => "OTH",
    };

    internal static string[] DevicesOf(string userAgent) => userAgent switch
    {
        _ when Says(userAgent, "iPad") => ["ALLTAB", "IPAD"],
        _ when Says(userAgent, "iPhone") || Says(userAgent, "iPod") => ["ALLPH", "IPH"],
        _ when Says(userAgent, "Android") => Says(userAgent, "Mobile") ? ["ALLPH", "OTHPH"] : ["ALLTAB", "OTHTAB"],
        _ when Says(userAgent, "Tablet") => ["ALLTAB", "OTHTAB"],
        _ when Says(userAgent, "Mobile") => ["ALLPH", "OTHPH"],
        _ when Says(userAgent, "Windows NT") || Says(userAgent, "Macintosh") || Says(userAgent, "X11") || Says(userAgent, "CrOS") => ["DESK"],
        _ => ["OTHDEV"],
    };

    private static bool Says(string userAgent, string mark) => userAgent.Contains(mark, StringComparison.Ordinal);
}
