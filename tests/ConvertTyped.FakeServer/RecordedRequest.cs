using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ConvertTyped.FakeServer;

/// <summary>A received request.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, decoded.</param>
/// <param name="RawTarget">Path and query, as sent.</param>
/// <param name="Query">The query's values by name, decoded.</param>
/// <param name="Headers">The headers' values by name; names are case-insensitive.</param>
/// <param name="Body">The body as text; empty if there is no body.</param>
public sealed record RecordedRequest(
    string Method,
    string Path,
    string RawTarget,
    IReadOnlyDictionary<string, string> Query,
    IReadOnlyDictionary<string, string> Headers,
    string Body)
{
    public JsonElement Json => JsonElement.Parse(Body);

    internal static async Task<RecordedRequest> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        return new(
            request.Method,
            request.Path.Value ?? "",
            request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget,
            request.Query.ToDictionary(entry => entry.Key, entry => entry.Value.ToString(), StringComparer.Ordinal),
            request.Headers.ToDictionary(entry => entry.Key, entry => entry.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body);
    }
}
