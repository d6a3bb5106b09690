namespace ConvertTyped.Visitors;

/// <summary>Adapts an <see cref="IDataStore"/> to an asynchronous store whose calls complete synchronously.</summary>
internal sealed class InProcessStore(IDataStore store) : IAsyncDataStore
{
    internal IDataStore Store => store;

    public ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken) => new(store.Get(key));

    public ValueTask SetAsync(string key, string value, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        store.Set(key, value, timeToLive);
        return default;
    }

    public ValueTask DeleteAsync(string key, CancellationToken cancellationToken)
    {
        store.Delete(key);
        return default;
    }

    public ValueTask UpdateAsync(string key, Func<string?, string> change, CancellationToken cancellationToken)
    {
        store.Update(key, change);
        return default;
    }
}
