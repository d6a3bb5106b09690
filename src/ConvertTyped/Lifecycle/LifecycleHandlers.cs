using ConvertTyped.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Lifecycle;

/// <summary>The application's event handlers. Exceptions thrown by a handler are logged and have no other effect.</summary>
internal sealed class LifecycleHandlers(ILogger logger)
{
    private readonly object _lock = new();
    private readonly Dictionary<object, object> _replayed = [];
    private volatile Dictionary<object, Delegate[]> _handlers = [];

    internal bool HasAny<TPayload>(LifecycleEvent<TPayload> lifecycleEvent) => _handlers.ContainsKey(lifecycleEvent);

    /// <summary>
    /// Adds a handler; disposing the result removes the handler. If the event has already been raised and is also delivered to later subscribers, the
    /// handler is called at once.
    /// </summary>
    internal IDisposable Add<TPayload>(LifecycleEvent<TPayload> lifecycleEvent, Action<TPayload, Exception?> handler)
    {
        object? missed;
        lock (_lock)
        {
            Replace(lifecycleEvent, [.. HandlersOf(lifecycleEvent), handler]);
            _replayed.TryGetValue(lifecycleEvent, out missed);
        }

        if (missed is not null)
            Call(lifecycleEvent, handler, (TPayload)missed, null);
        return new Subscription(() => Remove(lifecycleEvent, handler));
    }

    internal void Raise<TPayload>(LifecycleEvent<TPayload> lifecycleEvent, TPayload payload, Exception? error = null)
    {
        foreach (var handler in HandlersOf(lifecycleEvent))
            Call(lifecycleEvent, (Action<TPayload, Exception?>)handler, payload, error);
    }

    /// <summary>Raises an event that is also delivered to later subscribers.</summary>
    internal void RaiseForAll<TPayload>(LifecycleEvent<TPayload> lifecycleEvent, TPayload payload)
        where TPayload : notnull
    {
        Delegate[] handlers;
        lock (_lock)
        {
            _replayed[lifecycleEvent] = payload;
            handlers = HandlersOf(lifecycleEvent);
        }

        foreach (var handler in handlers)
            Call(lifecycleEvent, (Action<TPayload, Exception?>)handler, payload, null);
    }

    private Delegate[] HandlersOf(object lifecycleEvent) => _handlers.TryGetValue(lifecycleEvent, out var handlers) ? handlers : [];

    private void Remove(object lifecycleEvent, Delegate handler)
    {
        lock (_lock)
        {
            var rest = HandlersOf(lifecycleEvent).ToList();
            rest.Remove(handler);
            Replace(lifecycleEvent, [.. rest]);
        }
    }

    private void Replace(object lifecycleEvent, Delegate[] handlers)
    {
        var all = new Dictionary<object, Delegate[]>(_handlers);
        if (handlers.Length > 0)
            all[lifecycleEvent] = handlers;
        else
            all.Remove(lifecycleEvent);
        _handlers = all;
    }

    private void Call<TPayload>(LifecycleEvent<TPayload> lifecycleEvent, Action<TPayload, Exception?> handler, TPayload payload, Exception? error)
    {
        try
        {
            handler(payload, error);
        }
        catch (Exception exception)
        {
            Log.HandlerFailed(logger, lifecycleEvent.Name, exception.GetType().Name);
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
