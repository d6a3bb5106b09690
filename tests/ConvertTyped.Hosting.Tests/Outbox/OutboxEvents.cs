using System.Globalization;

namespace ConvertTyped.Hosting.Tests.Outbox;

/// <summary>Creates events for an outbox.</summary>
internal static class OutboxEvents
{
    internal const string Project = "1001/2002";

    internal static OutboxEvent Numbered(int number, string visitor, DateTimeOffset? storedAt = null) => new()
    {
        Id = number.ToString("x28", CultureInfo.InvariantCulture),
        Project = Project,
        VisitorId = visitor,
        Json = $$$"""{"eventType":"conversion","data":{"goalId":"{{{number}}}"}}""",
        StoredAt = storedAt ?? DateTimeOffset.UtcNow,
    };

    internal static OutboxEvent[] Range(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(number => Numbered(number, $"visitor-{number}"))];
}
