using System.Diagnostics.Tracing;

namespace ConvertTyped.Tests.Evaluation;

/// <summary>
/// Counts the hashes that a thread computes. Hashing a long visitor id rents a buffer of a size that is not used elsewhere, and the runtime reports each rented
/// buffer.
/// </summary>
internal sealed class HashCounter : EventListener
{
    private const int RentedBytes = 32_768;
    private const int BufferRented = 1;

    private readonly int _thread = Environment.CurrentManagedThreadId;

    /// <summary>An id whose hash needs a buffer of <see cref="RentedBytes"/>: up to three bytes per character.</summary>
    internal static string VisitorId { get; } = new('v', 10_000);

    internal int Count { get; private set; }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Buffers.ArrayPoolEventSource")
            EnableEvents(eventSource, EventLevel.Verbose);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData is { EventId: BufferRented, Payload: [_, RentedBytes, ..] } && Environment.CurrentManagedThreadId == _thread)
            Count++;
    }
}
