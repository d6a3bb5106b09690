using System.Collections.Concurrent;

namespace ConvertTyped.Tracking;

/// <summary>Events that wait for delivery, at most <paramref name="capacity"/>.</summary>
internal sealed class EventQueue(int capacity)
{
    private readonly ConcurrentQueue<TrackedEvent> _events = new();

    internal int Count => _events.Count;

    internal void Enqueue(in TrackedEvent tracked)
    {
        if (_events.Count < capacity)
            _events.Enqueue(tracked);
    }
}
