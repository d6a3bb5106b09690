using System.Collections.Concurrent;

namespace ConvertTyped.AspNetCore.Tests;

/// <summary>A store that lists its keys.</summary>
internal sealed class ListedStore(IDataStore store) : IDataStore
{
    private readonly ConcurrentDictionary<string, bool> _keys = new();
    private readonly TaskCompletionSource _deleted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the first key is deleted.</summary>
    internal Task Deleted => _deleted.Task.WaitAsync(TimeSpan.FromSeconds(30));

    internal IReadOnlyCollection<string> Keys => [.. _keys.Keys];

    public string? Get(string key) => store.Get(key);

    public void Set(string key, string value, TimeSpan? timeToLive = null)
    {
        _keys[key] = true;
        store.Set(key, value, timeToLive);
    }

    public bool Has(string key) => store.Has(key);

    public void Delete(string key)
    {
        _keys.TryRemove(key, out _);
        store.Delete(key);
        _deleted.TrySetResult();
    }
}
