using System.Globalization;

namespace ConvertTyped.Testing.Recording;

/// <summary>Items in the order in which they were recorded. A test can wait for items that have not been recorded yet.</summary>
/// <param name="noun">The plural noun for the items in messages.</param>
internal sealed class RecordedList<T>(string noun)
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
            _waiting.RemoveAll(waiter => waiter.TryComplete(_items));
        }
    }

    /// <summary>Completes with the first item that matches; completes immediately if such an item has already been recorded.</summary>
    /// <exception cref="TimeoutException">No item matched in time; the message says how many items there were.</exception>
    internal async Task<T> FirstAsync(Predicate<T> matches, string failure, TimeSpan? timeout) =>
        (await WaitAsync(items => items.Exists(matches), failure, timeout).ConfigureAwait(false)).First(item => matches(item));

    /// <summary>Completes with all items once at least <paramref name="count"/> items have been recorded.</summary>
    /// <exception cref="TimeoutException">Fewer items were recorded in time.</exception>
    internal Task<IReadOnlyList<T>> CountAsync(int count, string failure, TimeSpan? timeout) =>
        WaitAsync(items => items.Count >= count, failure, timeout);

    private async Task<IReadOnlyList<T>> WaitAsync(Predicate<List<T>> isDone, string failure, TimeSpan? timeout)
    {
        var waiter = new Waiter(isDone);
        lock (_lock)
        {
            if (!waiter.TryComplete(_items))
                _waiting.Add(waiter);
        }

        return await waiter.Completion.Task
            .WithTimeoutAsync(failure, timeout, detail: () => string.Create(CultureInfo.InvariantCulture, $" Recorded {noun}: {All.Count}."))
            .ConfigureAwait(false);
    }

    private sealed class Waiter(Predicate<List<T>> isDone)
    {
        internal TaskCompletionSource<IReadOnlyList<T>> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal bool TryComplete(List<T> items) => isDone(items) && Completion.TrySetResult([.. items]);
    }
}
