using System.Collections.Concurrent;

namespace ConvertTyped.Tracking;

/// <summary>
/// Events that are not settled yet, at most <paramref name="capacity"/>, those included that are on their way. Any thread may add; one at a time
/// takes. A batch that could not be delivered goes back to the front and is handed out again as it is.
/// </summary>
internal sealed class EventQueue(int capacity)
{
    private readonly ConcurrentQueue<TrackedEvent> _events = new();
    private TrackedEvent[]? _returned;

    /// <summary>The next event, where it did not fit the last batch. Peeking instead would make the queue hold on to what was taken from it.</summary>
    private TrackedEvent? _ahead;
    private int _count;

    internal int Count => Volatile.Read(ref _count);

    internal int Capacity => capacity;

    /// <summary>False when it is full.</summary>
    internal bool TryAdd(in TrackedEvent tracked)
    {
        if (Interlocked.Increment(ref _count) > capacity)
        {
            Interlocked.Decrement(ref _count);
            return false;
        }

        _events.Enqueue(tracked);
        return true;
    }

    /// <summary>The oldest events, at most <paramref name="most"/>, all of one project: a request can speak for one only. Null: there are none.</summary>
    internal TrackedEvent[]? Take(int most)
    {
        if (_returned is { } returned)
        {
            _returned = null;
            return returned;
        }

        if (!TryTakeOne(out var first))
            return null;
        var batch = new List<TrackedEvent>(Math.Min(most, Count)) { first };
        while (batch.Count < most && TryTakeOne(out var next))
        {
            if (!IsSameProject(first, next))
            {
                _ahead = next;
                break;
            }

            batch.Add(next);
        }

        return [.. batch];
    }

    internal void Return(TrackedEvent[] batch) => _returned = batch;

    /// <summary>Forgets events that were taken: delivered or dropped.</summary>
    internal void Settle(int events) => Interlocked.Add(ref _count, -events);

    private bool TryTakeOne(out TrackedEvent tracked)
    {
        if (_ahead is not { } ahead)
            return _events.TryDequeue(out tracked);
        tracked = ahead;
        _ahead = null;
        return true;
    }

    private static bool IsSameProject(in TrackedEvent one, in TrackedEvent other) =>
        ReferenceEquals(one.Snapshot, other.Snapshot)
        || (one.Snapshot.AccountId == other.Snapshot.AccountId && one.Snapshot.ProjectId == other.Snapshot.ProjectId);
}
