using System.Collections.Concurrent;

namespace ConvertTyped.Tests.Tracking;

/// <summary>Records the releases of a core.</summary>
internal sealed class Releases
{
    private readonly ConcurrentQueue<(QueueReleasedPayload Payload, Exception? Error)> _all = new();
    private readonly SemaphoreSlim _arrived = new(0);

    internal Releases(ConvertCore core) => core.On(LifecycleEvent.ApiQueueReleased, (payload, error) =>
    {
        _all.Enqueue((payload, error));
        _arrived.Release();
    });

    internal (QueueReleasedPayload Payload, Exception? Error)[] All => [.. _all];

    /// <summary>Waits for one more release.</summary>
    internal async Task NextAsync() => Assert.True(await _arrived.WaitAsync(TimeSpan.FromSeconds(30)));
}
