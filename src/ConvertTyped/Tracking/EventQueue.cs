using System.Collections.Concurrent;

namespace ConvertTyped.Tracking;

/// <summary>
/// The undelivered events, at most <paramref name="capacity"/>, including those of batches in progress. Any thread may add events, read
/// <see cref="Count"/> and call <see cref="Forget"/>; the caller must synchronize calls to the other members. Several batches can be in progress. No two of
/// them contain events of the same visitor, so that the events of a visitor arrive in order.
/// After a failed delivery, <see cref="Take"/> returns the same batch again, before any newer events.
/// </summary>
internal sealed class EventQueue(int capacity)
{
    /// <summary>The maximum number of events to skip while searching for visitors who are not in a batch in progress.</summary>
    private const int MostPassedOver = 8000;

    private readonly ConcurrentQueue<TrackedEvent> _events = new();

    /// <summary>Skipped events, in order. Peeking at the queue instead would keep references to dequeued events.</summary>
    private readonly List<Waiting> _passedOver = [];
    private readonly List<EventBatch> _returned = [];
    private readonly List<EventBatch> _taken = [];
    private readonly HashSet<string> _takenVisitors = new(StringComparer.Ordinal);
    private long _dequeued;
    private int _count;

    internal int Count => Volatile.Read(ref _count);

    internal int Capacity => capacity;

    /// <summary>The current end of the queue. Every event in the queue has a lower position.</summary>
    internal long End => _dequeued + _events.Count;

    /// <summary>Every event before this position was delivered or dropped.</summary>
    internal long OldestPosition => Math.Min(OldestWaiting, _taken.Count == 0 ? long.MaxValue : _taken.Min(batch => batch.Position));

    /// <summary>Every event before this position is in progress, or was delivered or dropped.</summary>
    internal long OldestWaiting =>
        _returned.Count > 0 ? _returned[0].Position : _passedOver.Count > 0 ? _passedOver[0].Position : _dequeued;

    /// <summary>
    /// Reserves room for an event. Returns false if the queue is full. Otherwise, <see cref="AddReserved"/> or <see cref="Forget"/> must be called afterwards.
    /// </summary>
    internal bool TryReserve()
    {
        if (Interlocked.Increment(ref _count) <= capacity)
            return true;
        Interlocked.Decrement(ref _count);
        return false;
    }

    internal void AddReserved(in TrackedEvent tracked) => _events.Enqueue(tracked);

    /// <summary>
    /// Takes the oldest batch that was returned. If there is none, takes the oldest events that can be sent: at most <paramref name="most"/> events before the
    /// position <paramref name="end"/>. They belong to the same project, because a request contains the events of only one project. Returns null if no event
    /// can be sent.
    /// </summary>
    internal EventBatch? Take(int most, long end)
    {
        if (_returned.Count == 0)
            return Collect(most, end) is { } batch ? Taken(batch) : null;
        var returned = _returned[0];
        _returned.RemoveAt(0);
        return Taken(returned);
    }

    /// <summary>Puts a batch that was not delivered back into the queue.</summary>
    internal void Return(EventBatch batch)
    {
        RemoveFromTaken(batch);
        var newer = _returned.FindIndex(other => other.Position > batch.Position);
        _returned.Insert(newer < 0 ? _returned.Count : newer, batch);
    }

    /// <summary>Removes a batch that was delivered or dropped.</summary>
    internal void Remove(EventBatch batch)
    {
        RemoveFromTaken(batch);
        Forget(batch.Events.Length);
    }

    /// <summary>Frees the room that was reserved for events.</summary>
    internal void Forget(int events) => Interlocked.Add(ref _count, -events);

    private EventBatch? Collect(int most, long end)
    {
        var batch = new List<TrackedEvent>();
        var position = 0L;
        var isComplete = false;
        var left = 0;
        for (var i = 0; i < _passedOver.Count; i++)
        {
            if (isComplete || !TryCollect(_passedOver[i]))
                _passedOver[left++] = _passedOver[i];
        }

        _passedOver.RemoveRange(left, _passedOver.Count - left);
        while (!isComplete && _passedOver.Count < MostPassedOver && _dequeued < end && _events.TryDequeue(out var next))
        {
            var waiting = new Waiting(next, _dequeued++);
            if (!TryCollect(waiting))
                _passedOver.Add(waiting);
        }

        return batch.Count == 0 ? null : new([.. batch], position);

        bool TryCollect(in Waiting waiting)
        {
            if (waiting.Position >= end || (batch.Count > 0 && !IsSameProject(batch[0], waiting.Event)))
            {
                isComplete = true;
                return false;
            }

            if (_takenVisitors.Contains(waiting.Event.VisitorId))
                return false;
            if (batch.Count == 0)
                position = waiting.Position;
            batch.Add(waiting.Event);
            isComplete = batch.Count == most;
            return true;
        }
    }

    private EventBatch Taken(EventBatch batch)
    {
        _taken.Add(batch);
        foreach (ref readonly var tracked in batch.Events.AsSpan())
            _takenVisitors.Add(tracked.VisitorId);
        return batch;
    }

    private void RemoveFromTaken(EventBatch batch)
    {
        _taken.Remove(batch);
        foreach (ref readonly var tracked in batch.Events.AsSpan())
            _takenVisitors.Remove(tracked.VisitorId);
    }

    private static bool IsSameProject(in TrackedEvent one, in TrackedEvent other) =>
        ReferenceEquals(one.Snapshot, other.Snapshot)
        || (one.Snapshot.AccountId == other.Snapshot.AccountId && one.Snapshot.ProjectId == other.Snapshot.ProjectId);

    private readonly record struct Waiting(TrackedEvent Event, long Position);
}

/// <summary>The events of one request.</summary>
/// <param name="events">The events of one project, oldest first.</param>
/// <param name="position">The position of the batch's oldest event in the queue.</param>
internal sealed class EventBatch(TrackedEvent[] events, long position)
{
    internal TrackedEvent[] Events { get; } = events;

    internal long Position { get; } = position;
}
