using System.Text.Json;

namespace ConvertTyped.AspNetCore.Tests;

/// <summary>Reads the events that a fake server received.</summary>
internal static class Events
{
    internal static IReadOnlyList<(string Visitor, string Type)> Of(FakeConvertServer server) =>
    [
        .. from request in server.Tracking.Requests.All
           from visitor in request.Json.GetProperty("visitors").EnumerateArray()
           from happened in visitor.GetProperty("events").EnumerateArray()
           select (visitor.GetProperty("visitorId").GetString()!, happened.GetProperty("eventType").GetString()!),
    ];

    /// <summary>The visitor and the experience of each bucketing event.</summary>
    internal static IReadOnlyList<(string Visitor, string ExperienceId)> Bucketed(FakeConvertServer server) =>
    [
        .. from request in server.Tracking.Requests.All
           from visitor in request.Json.GetProperty("visitors").EnumerateArray()
           from happened in visitor.GetProperty("events").EnumerateArray()
           where happened.GetProperty("eventType").GetString() == "bucketing"
           select (visitor.GetProperty("visitorId").GetString()!, happened.GetProperty("data").GetProperty("experienceId").GetString()!),
    ];

    internal static JsonElement FirstVisitor(FakeConvertServer server) => server.Tracking.Requests.All[0].Json.GetProperty("visitors")[0];
}
