using System.Net.Http.Headers;

namespace ConvertTyped.Http;

/// <summary>Sets the headers of a request. The application's headers replace those of ConvertTyped, except the user agent.</summary>
internal sealed class RequestHeaders(string? secret, IDictionary<string, string> own)
{
    private const string UserAgent = "User-Agent";

    /// <summary>The user agent of all requests. Convert's bot filter silently drops events with any other user agent.</summary>
    private const string Agent = "ConvertAgent/1.0";

    internal static bool IsName(string? name) =>
        !string.IsNullOrEmpty(name) && name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));

    internal static bool IsValue(string? value) => value is null || !value.AsSpan().ContainsAny('\r', '\n', '\0');

    /// <summary>Whether .NET keeps the header, such as <c>Content-Type</c>, with the content of a request, and so ignores it among the request's own headers.</summary>
    internal static bool DescribesBody(string name)
    {
        using var request = new HttpRequestMessage();
        return !request.Headers.TryAddWithoutValidation(name, "");
    }

    /// <param name="request">The request that gets the headers.</param>
    /// <param name="isAtHome">
    /// Whether the request is sent to the endpoint itself. Other hosts, which a redirect can lead to, receive neither the secret nor the application's headers.
    /// </param>
    internal void AddTo(HttpRequestMessage request, bool isAtHome)
    {
        var headers = request.Headers;
        headers.TryAddWithoutValidation(UserAgent, Agent);
        headers.TryAddWithoutValidation("Accept", "application/json");
        headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");
        if (!isAtHome)
            return;
        if (!string.IsNullOrEmpty(secret))
            headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        foreach (var (name, value) in own)
        {
            if (name.Equals(UserAgent, StringComparison.OrdinalIgnoreCase))
                continue;
            if (headers.NonValidated.Contains(name))
                headers.Remove(name);
            headers.TryAddWithoutValidation(name, value);
        }
    }
}
