using System.Text.Json;

namespace ConvertTyped.AspNetCore.Tests;

/// <summary>The events that a fake server was sent.</summary>
internal static class Events
{
    internal static IReadOnlyList<(string Visitor, string Type)> Of(FakeConvertServer server) =>
    [
        .. from request in server.Tracking.Requests.All
           from visitor in request.Json.GetProperty("visitors").EnumerateArray()
           from happened in visitor.GetProperty("events").EnumerateArray()
           select (visitor.GetProperty("visitorId").GetString()!, happened.GetProperty("eventType").GetString()!),
    ];

    internal static JsonElement FirstVisitor(FakeConvertServer server) => server.Tracking.Requests.All[0].Json.GetProperty("visitors")[0];
}
