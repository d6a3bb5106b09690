using System.Globalization;

namespace ConvertTyped.Testing.Recording;

/// <summary>What happened, in order; lets a test wait for what has not happened yet.</summary>
internal sealed class RecordedList<T>
{
    private readonly object _lock = new();
    private readonly List<T> _items = [];
    private readonly List<Waiter> _waiting = [];

    internal IReadOnlyList<T> All
    {
        get
        {
            lock (_lock)
                return [.. _items];
        }
    }

    internal void Add(T item)
    {
        lock (_lock)
        {
            _items.Add(item);
            _waiting.RemoveAll(waiter => waiter.TryEnd(_items));
        }
    }

    /// <summary>Completes with the first item that is meant, at once where it is there already.</summary>
    /// <exception cref="TimeoutException">It did not come; the message tells how much else did.</exception>
    internal async Task<T> FirstAsync(Predicate<T> isMeant, string what, TimeSpan? patience) =>
        (await WaitAsync(items => items.Exists(isMeant), what, patience).ConfigureAwait(false)).First(item => isMeant(item));

    /// <summary>Completes with all items once there are so many.</summary>
    /// <exception cref="TimeoutException">They did not come.</exception>
    internal Task<IReadOnlyList<T>> CountAsync(int count, string what, TimeSpan? patience) =>
        WaitAsync(items => items.Count >= count, what, patience);

    private async Task<IReadOnlyList<T>> WaitAsync(Predicate<List<T>> isDone, string what, TimeSpan? patience)
    {
        var waiter = new Waiter(isDone);
        lock (_lock)
        {
            if (!waiter.TryEnd(_items))
                _waiting.Add(waiter);
        }

        return await waiter.Ended.Task
            .OrTimeOutAsync(what, patience, besides: () => string.Create(CultureInfo.InvariantCulture, $" {All.Count} came in all."))
            .ConfigureAwait(false);
    }

    private sealed class Waiter(Predicate<List<T>> isDone)
    {
        internal TaskCompletionSource<IReadOnlyList<T>> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal bool TryEnd(List<T> items) => isDone(items) && Ended.TrySetResult([.. items]);
    }
}
