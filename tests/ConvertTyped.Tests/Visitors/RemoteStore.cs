using System.Collections.Concurrent;

namespace ConvertTyped.Tests.Visitors;

/// <summary>A store that several processes share. A test can cause the store to fail or to wait.</summary>
internal sealed class RemoteStore : IAsyncDataStore
{
    private readonly object _lock = new();
    private readonly Dictionary<string, string> _values = [];
    private readonly SemaphoreSlim _entered = new(0);
    private int _gets;
    private int _updates;

    /// <summary>A function that receives the key and is awaited before each read, write or deletion.</summary>
    internal Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>A function that receives the key and is awaited after each update.</summary>
    internal Func<string, Task> AfterWrite { get; set; } = _ => Task.CompletedTask;

    internal int Gets => Volatile.Read(ref _gets);

    internal int Updates => Volatile.Read(ref _updates);

    internal ConcurrentQueue<int> Batches { get; } = new();

    internal string? this[string key]
    {
        get
        {
            lock (_lock)
                return _values.GetValueOrDefault(key);
        }
    }

    internal int Count
    {
        get
        {
            lock (_lock)
                return _values.Count;
        }
    }

    /// <summary>Waits until <paramref name="count"/> more updates have begun.</summary>
    internal async Task UpdatesBegunAsync(int count)
    {
        for (var i = 0; i < count; i++)
            Assert.True(await _entered.WaitAsync(TimeSpan.FromSeconds(30)), "The expected update did not begin.");
    }

    public async ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _gets);
        await Before(key);
        return this[key];
    }

    public async ValueTask SetAsync(string key, string value, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        await Before(key);
        lock (_lock)
            _values[key] = value;
    }

    public async ValueTask DeleteAsync(string key, CancellationToken cancellationToken)
    {
        await Before(key);
        lock (_lock)
            _values.Remove(key);
    }

    public async ValueTask UpdateAsync(string key, Func<string?, string> change, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _updates);
        _entered.Release();
        await Before(key);
        lock (_lock)
            _values[key] = change(_values.GetValueOrDefault(key));
        await AfterWrite(key);
    }

    public async ValueTask UpdateManyAsync(IReadOnlyList<DataStoreUpdate> updates, CancellationToken cancellationToken)
    {
        Batches.Enqueue(updates.Count);
        foreach (var update in updates)
            await UpdateAsync(update.Key, update.Change, cancellationToken);
    }
}
