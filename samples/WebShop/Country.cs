namespace WebShop;

/// <summary>Guesses a visitor's country from the region of the browser's preferred language.</summary>
internal static class Country
{
    internal static string? Of(HttpRequest request)
    {
        var preferred = request.GetTypedHeaders().AcceptLanguage.FirstOrDefault()?.Value.ToString();
        var region = preferred?.Split('-', 2) is [_, { Length: 2 } given] ? given : null;
        return region?.ToUpperInvariant();
    }
}
