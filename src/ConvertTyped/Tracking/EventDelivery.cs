using System.Globalization;
using ConvertTyped.Threading;

namespace ConvertTyped.Tracking;

/// <summary>
/// Takes events in without blocking, and releases them: when there are enough, when it is time, when asked to. One release at a time; what arrives
/// meanwhile waits for the next.
/// </summary>
internal sealed class EventDelivery : IDisposable
{
    /// <summary>The most events of one request.</summary>
    internal const int LargestBatch = 1000;

    private readonly EventQueue _queue;
    private readonly BatchDelivery _batches;
    private readonly SingleFlight<ReleaseReason, TrackingDeliveryException?> _releases;
    private readonly ReleaseTimer? _timer;
    private readonly DeliveryReport _report;
    private readonly ConvertOptions _options;
    private readonly TimeProvider _time;
    private readonly CancellationToken _closing;
    private readonly int _releaseSize;
    private int _arrivals;

    internal EventDelivery(
        ConvertOptions options, EventQueue queue, BatchDelivery batches, DeliveryReport report, TimeProvider time, CancellationToken closing)
    {
        _options = options;
        _queue = queue;
        _batches = batches;
        _report = report;
        _time = time;
        _closing = closing;
        _releaseSize = Math.Min(options.BatchSize, options.MaxQueuedEvents);
        _releases = new(ReleaseAsync);
        if (options.AutoFlushInterval is { } interval)
            _timer = new(interval, time, () => _releases.Start(ReleaseReason.Timer));
    }

    /// <summary>Completes when the store has said whose the conversions are, or does not say. Null: none is claimed.</summary>
    internal Func<ReleaseReason, Task>? SettleClaims { get; init; }

    internal int Count => _queue.Count;

    /// <summary>Events that found the queue full.</summary>
    internal long OverflowTotal => _report.OverflowTotal;

    internal void Enqueue(in TrackedEvent tracked)
    {
        if (_queue.TryAdd(tracked))
            _timer?.Arm();
        else
            _report.Overflowed();
        // What finds the queue full counts as well: nothing else might ever start the release that makes room.
        if (Interlocked.Increment(ref _arrivals) == _releaseSize && !_closing.IsCancellationRequested)
            _releases.Start(ReleaseReason.BatchSize);
    }

    /// <summary>Waits for the delivery of what is queued, within the flush time-out. Only the caller's own cancellation throws.</summary>
    internal async Task<FlushResult> FlushAsync(ReleaseReason reason, CancellationToken cancellationToken)
    {
        var (delivered, refused) = _report.Totals;
        TrackingDeliveryException? error = null;
        if (_queue.Count > 0 && !_closing.IsCancellationRequested)
            error = await ReleaseInTimeAsync(reason, cancellationToken).ConfigureAwait(false);
        var remaining = _queue.Count;
        if (remaining > 0 && _closing.IsCancellationRequested)
            error ??= new("The core is closed.", null, 0);
        var (deliveredNow, refusedNow) = _report.Totals;
        if (refusedNow > refused)
            error ??= _report.LastError;
        return new((int)(deliveredNow - delivered), remaining, (int)(refusedNow - refused), error);
    }

    public void Dispose() => _timer?.Dispose();

    private async Task<TrackingDeliveryException?> ReleaseInTimeAsync(ReleaseReason reason, CancellationToken cancellationToken)
    {
        try
        {
            return await _releases.Start(reason).WaitAsync(_options.FlushTimeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            var message = string.Create(
                CultureInfo.InvariantCulture, $"Not everything was delivered within {_options.FlushTimeout.TotalSeconds:0.###} s; delivery goes on.");
            return new(message, null, 0);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new($"The release failed: {exception.GetType().Name}.", null, 0);
        }
    }

    private async Task<TrackingDeliveryException?> ReleaseAsync(ReleaseReason reason)
    {
        TrackingDeliveryException? error = null;
        var areClaimsSettled = SettleClaims is null;
        Volatile.Write(ref _arrivals, 0);
        for (var left = _queue.Count; left > 0 && !_closing.IsCancellationRequested;)
        {
            if (_queue.Take(Math.Min(left, LargestBatch)) is not { } taken)
                break;
            left -= taken.Length;
            // Once: that settles what is in later batches too, and a store that hangs must not be waited for again.
            if (!areClaimsSettled && Array.Exists(taken, tracked => tracked.Conversion is { Claim: ConversionClaim.Open }))
            {
                await SettleClaims!(reason).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                areClaimsSettled = true;
            }

            var batch = WithoutLost(taken);
            if (batch.Length == 0)
                continue;
            var outcome = await _batches.DeliverAsync(batch, _closing).ConfigureAwait(false);
            error = outcome.Error;
            if (outcome.Status == DeliveryStatus.Failed)
                _queue.Return(batch);
            else
                _queue.Settle(batch.Length);
            _report.Released(reason, batch.Length, outcome);
            if (outcome.Status == DeliveryStatus.Failed)
                break;
        }

        _timer?.Released(isEmpty: _queue.Count == 0);
        return error;
    }

    /// <summary>Leaves out the conversions that other processes recorded first. Those of which the store says nothing stay in.</summary>
    private TrackedEvent[] WithoutLost(TrackedEvent[] batch)
    {
        if (SettleClaims is null)
            return batch;
        var own = Array.FindAll(batch, tracked => tracked.Conversion is not { Claim: ConversionClaim.Lost });
        if (own.Length < batch.Length)
        {
            _queue.Settle(batch.Length - own.Length);
            _report.Withdrawn(batch.Length - own.Length);
        }

        return own;
    }
}
