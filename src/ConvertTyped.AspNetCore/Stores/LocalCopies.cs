namespace ConvertTyped.AspNetCore.Stores;

/// <summary>
/// A store with copies in this process, for a short while each, so that a visitor's next requests cost no round trip. What is read in order to be
/// written never comes from a copy.
/// </summary>
internal sealed class LocalCopies(IDataStore store, ConvertStoreOptions options, TimeProvider time) : IDataStore
{
    private readonly InMemoryDataStore _copies = new(options.LocalCapacity, time);

    public string? Get(string key) => _copies.Get(key) ?? GetLatest(key);

    public string? GetLatest(string key)
    {
        var value = store.GetLatest(key);
        if (value is null)
            _copies.Delete(key);
        else
            _copies.Set(key, value, options.LocalTimeToLive);
        return value;
    }

    public void Set(string key, string value, TimeSpan? timeToLive = null)
    {
        store.Set(key, value, timeToLive);
        _copies.Set(key, value, options.LocalTimeToLive);
    }

    public bool Has(string key) => Get(key) is not null;

    public void Delete(string key)
    {
        store.Delete(key);
        _copies.Delete(key);
    }
}
