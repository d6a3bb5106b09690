using ConvertTyped.Generated;
using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore;

/// <summary>
/// The attributes of a request's location for location rules. Both <c>url</c> and <c>path</c> contain the path base and the path, such as
/// <c>/pricing</c>. <c>host</c> contains the host name without the port. <c>query</c> contains the query string with its question mark, or is empty.
/// </summary>
public sealed record RequestLocation : TypedAttributes
{
    private readonly string _path;
    private readonly string _host;
    private readonly string _query;

    /// <summary>Copies the location of a request.</summary>
    public RequestLocation(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        _path = request.PathBase.HasValue ? request.PathBase.Value + request.Path.Value : request.Path.Value ?? "";
        _host = request.Host.Host;
        _query = request.QueryString.Value ?? "";
    }

    private RequestLocation(string path, string host, string query) => (_path, _host, _query) = (path, host, query);

    /// <summary>The location of the page that the visitor came from, if that is another page of this site; otherwise, the location of the front page.</summary>
    internal static RequestLocation AtOrigin(HttpRequest request)
    {
        var isOwnPage = Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var origin)
            && origin.Authority == request.Host.Value && origin.AbsolutePath != request.PathBase.Add(request.Path);
        return isOwnPage
            ? new(Uri.UnescapeDataString(origin!.AbsolutePath), request.Host.Host, origin.Query)
            : new(request.PathBase.Add("/"), request.Host.Host, "");
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
