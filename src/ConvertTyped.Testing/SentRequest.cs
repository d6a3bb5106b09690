using System.Text.Json;

namespace ConvertTyped.Testing;

/// <summary>A request that Convert would have got. It went nowhere.</summary>
public sealed record SentRequest
{
    internal SentRequest(HttpMethod method, Uri address, IReadOnlyDictionary<string, string> headers, string body)
    {
        Method = method;
        Address = address;
        Headers = headers;
        Body = body;
    }

    /// <summary><c>GET</c> for a config, <c>POST</c> for events.</summary>
    public HttpMethod Method { get; }

    /// <summary>Where it would have gone.</summary>
    public Uri Address { get; }

    /// <summary>The headers, by name whatever its case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body to the last character; empty without one.</summary>
    public string Body { get; }

    /// <summary>Whether it brings events.</summary>
    public bool IsTracking => Method == HttpMethod.Post;

    /// <summary>The body, parsed anew each time it is asked for.</summary>
    /// <exception cref="JsonException">There is none.</exception>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
    }

    internal static async Task<SentRequest> OfAsync(HttpRequestMessage request, CancellationToken cancellationToken) => new(
        request.Method,
        request.RequestUri!,
        request.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
}
