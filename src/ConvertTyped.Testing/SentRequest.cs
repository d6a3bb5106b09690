using System.Text.Json;
using ConvertTyped.Diagnostics;

namespace ConvertTyped.Testing;

/// <summary>A request that Convert would have received. <see cref="TestTransport"/> handled it inside the process.</summary>
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

    /// <summary>The address, including the query.</summary>
    public Uri Address { get; }

    /// <summary>The headers by name, without content headers such as <c>Content-Type</c>; names are not case-sensitive.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The complete body; empty if the request has no body.</summary>
    public string Body { get; }

    /// <summary>Whether the request contains events.</summary>
    public bool IsTracking => Method == HttpMethod.Post;

    /// <summary>The body as JSON. The body is parsed each time you read this property.</summary>
    /// <exception cref="JsonException">The body is empty or not JSON.</exception>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
    }

    /// <summary>The method, the host and the size of the body. The path and the headers are not shown, because they may contain secrets.</summary>
    public override string ToString() => $"{Method} {Redaction.Address(Address)}, {Body.Length} characters";

    internal static async Task<SentRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken) => new(
        request.Method,
        request.RequestUri!,
        request.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
}
