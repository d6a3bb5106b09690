using ConvertTyped.Threading;

namespace ConvertTyped.Tracking;

/// <summary>
/// Holds events until the data store settles their claims. Later events of the same visitors are held, too, so that the order of events is preserved.
/// After the time-out, the events are sent anyway and counted as unconfirmed.
/// </summary>
internal sealed class HeldEvents(EventQueue queue, TimeSpan timeout, TimeProvider time, DeliveryReport report, Action<int> arrived) : IDisposable
{
    private readonly object _lock = new();
    private readonly Dictionary<string, Queue<TrackedEvent>> _visitors = new(StringComparer.Ordinal);
    private readonly Queue<Deadline> _deadlines = new();
    private ITimer? _timer;
    private bool _isArmed;
    private bool _isDisposed;

    internal bool IsEmpty
    {
        get
        {
            lock (_lock)
                return _visitors.Count == 0;
        }
    }

    /// <summary>
    /// Takes over an event for which there is room in the queue. Returns false if the event does not have to wait. The caller must then add it to the
    /// queue.
    /// </summary>
    internal bool TryHold(in TrackedEvent tracked)
    {
        var visitorId = tracked.VisitorId;
        var isOpen = tracked.Claim is { State: ClaimState.Open };
        lock (_lock)
        {
            if (!_visitors.TryGetValue(visitorId, out var waiting))
            {
                if (tracked.Claim is null or { State: ClaimState.Confirmed or ClaimState.Unconfirmed })
                    return false;
                _visitors[visitorId] = waiting = new();
            }

            waiting.Enqueue(tracked);
            if (isOpen)
            {
                tracked.Claim!.Settled = () => PassOn(visitorId);
                _deadlines.Enqueue(new(tracked.Claim, time.GetTimestamp()));
                Arm();
            }
        }

        // The claim may have been settled before the callback was set.
        if (tracked.Claim is { State: not ClaimState.Open })
            PassOn(visitorId);
        return true;
    }

    /// <summary>Adds all held events to the queue, without waiting for the store's response.</summary>
    internal void PassOnAll()
    {
        EventClaim[] open;
        lock (_lock)
        {
            open = [.. _deadlines.Select(deadline => deadline.Claim)];
            _deadlines.Clear();
        }

        foreach (var claim in open)
            claim.Settle(ClaimState.Unconfirmed);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }
    }

    private void PassOn(string visitorId)
    {
        var (sent, withdrawn, unconfirmed) = (0, 0, 0);
        lock (_lock)
        {
            if (!_visitors.TryGetValue(visitorId, out var waiting))
                return;
            while (waiting.TryPeek(out var next) && next.Claim is not { State: ClaimState.Open })
            {
                waiting.Dequeue();
                if (next.Claim is { State: ClaimState.Withdrawn })
                {
                    withdrawn++;
                    continue;
                }

                unconfirmed += next.Claim is { State: ClaimState.Unconfirmed } ? 1 : 0;
                sent++;
                queue.AddReserved(next);
            }

            if (waiting.Count == 0)
                _visitors.Remove(visitorId);
            if (_visitors.Count == 0)
                Disarm();
        }

        queue.Forget(withdrawn);
        report.ClaimsSettled(withdrawn, unconfirmed);
        arrived(sent);
    }

    private void Arm()
    {
        if (_isArmed || _isDisposed)
            return;
        while (_deadlines.TryPeek(out var next) && next.Claim.State != ClaimState.Open)
            _deadlines.Dequeue();
        if (!_deadlines.TryPeek(out var oldest))
            return;
        _isArmed = true;
        _timer ??= Background.Timer(time, Elapsed);
        var left = timeout - time.GetElapsedTime(oldest.HeldAt);
        _timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void Disarm()
    {
        _deadlines.Clear();
        if (!_isArmed || _isDisposed)
            return;
        _isArmed = false;
        _timer!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private void Elapsed()
    {
        var late = new List<EventClaim>();
        lock (_lock)
        {
            _isArmed = false;
            while (_deadlines.TryPeek(out var oldest) && time.GetElapsedTime(oldest.HeldAt) >= timeout)
                late.Add(_deadlines.Dequeue().Claim);
            Arm();
        }

        foreach (var claim in late)
            claim.Settle(ClaimState.Unconfirmed);
    }

    /// <summary>A claim, and the time at which an event began to wait for it.</summary>
    private readonly record struct Deadline(EventClaim Claim, long HeldAt);
}
