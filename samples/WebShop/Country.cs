namespace WebShop;

/// <summary>Where a visitor seems to be: the region of the language that the browser asks for first.</summary>
internal static class Country
{
    internal static string? Of(HttpRequest request)
    {
        var preferred = request.GetTypedHeaders().AcceptLanguage.FirstOrDefault()?.Value.ToString();
        var region = preferred?.Split('-', 2) is [_, { Length: 2 } given] ? given : null;
        return region?.ToUpperInvariant();
    }
}
