using System.Net;

namespace ConvertTyped.Tests.Tracking;

/// <summary>Accepts every request.</summary>
internal sealed class AcceptingEndpoint : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
}
