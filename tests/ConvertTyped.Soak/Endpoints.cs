using System.Net;
using System.Text;
using System.Text.Json;

namespace ConvertTyped.Soak;

/// <summary>Simulates Convert's endpoints without a socket: a config that can be changed, and a tracking endpoint that counts events.</summary>
internal sealed class Endpoints : HttpMessageHandler
{
    private readonly string _config = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "convert.json"));
    private int _version;
    private long _delivered;

    internal long Delivered => Interlocked.Read(ref _delivered);

    internal void ServeAnotherConfig() => Interlocked.Increment(ref _version);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Get)
            return new(HttpStatusCode.OK) { Content = new StringContent($"{_config}{new string(' ', _version)}", Encoding.UTF8, "application/json") };
        await using var body = await request.Content!.ReadAsStreamAsync(cancellationToken);
        using var payload = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
        var events = payload.RootElement.GetProperty("visitors").EnumerateArray().Sum(visitor => visitor.GetProperty("events").GetArrayLength());
        Interlocked.Add(ref _delivered, events);
        return new(HttpStatusCode.OK);
    }
}
