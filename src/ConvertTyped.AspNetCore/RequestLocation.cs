using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore;

/// <summary>
/// A request as location rules see it: <c>url</c> and <c>path</c>, the path with its base (<c>/pricing</c>); <c>host</c>, without the port;
/// <c>query</c>, as sent, with its question mark, empty without one.
/// </summary>
public sealed record RequestLocation : TypedAttributes
{
    private readonly string _path;
    private readonly string _host;
    private readonly string _query;

    /// <summary>Takes what the request says now; the request is not held on to.</summary>
    public RequestLocation(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        _path = request.PathBase.HasValue ? request.PathBase.Value + request.Path.Value : request.Path.Value ?? "";
        _host = request.Host.Host;
        _query = request.QueryString.Value ?? "";
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> TypedKeys => ["url", "path", "host", "query"];

    /// <inheritdoc/>
    protected override bool TryReadTyped(string key, out AttributeValue value)
    {
        var text = key switch
        {
            "url" or "path" => _path,
            "host" => _host,
            "query" => _query,
            _ => null,
        };
        value = text;
        return text is not null;
    }
}
