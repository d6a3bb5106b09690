using System.Net;

namespace ConvertTyped.TestKit;

/// <summary>Reads and accepts every request, without a socket.</summary>
public sealed class AcceptingHandler : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Content is { } content)
            await content.CopyToAsync(Stream.Null, cancellationToken);
        return new(HttpStatusCode.OK);
    }
}
