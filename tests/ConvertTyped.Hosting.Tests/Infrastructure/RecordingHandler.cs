using System.Collections.Concurrent;
using System.Net;

namespace ConvertTyped.Hosting.Tests;

/// <summary>Responds to every request with 200 and records its body.</summary>
internal sealed class RecordingHandler : HttpMessageHandler
{
    internal ConcurrentQueue<string> Bodies { get; } = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Bodies.Enqueue(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        return new(HttpStatusCode.OK);
    }
}
