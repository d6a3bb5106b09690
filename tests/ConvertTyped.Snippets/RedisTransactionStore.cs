using StackExchange.Redis;

namespace ConvertTyped.Snippets;

/// <summary>The documentation's example of a remote store. For Redis, use AddConvertRedisStore, which needs fewer round trips.</summary>
public sealed class RedisTransactionStore(IDatabase database) : IAsyncDataStore
{
    public async ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken = default) =>
        await database.StringGetAsync(key).WaitAsync(cancellationToken);

    public async ValueTask SetAsync(string key, string value, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default) =>
        await database.StringSetAsync(key, value, timeToLive is { } lifetime ? lifetime : Expiration.Default).WaitAsync(cancellationToken);

    public async ValueTask DeleteAsync(string key, CancellationToken cancellationToken = default) =>
        await database.KeyDeleteAsync(key).WaitAsync(cancellationToken);

    public async ValueTask UpdateAsync(string key, Func<string?, string> change, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var current = await database.StringGetAsync(key).WaitAsync(cancellationToken);
            var update = database.CreateTransaction();
            update.AddCondition(current.IsNull ? Condition.KeyNotExists(key) : Condition.StringEqual(key, current));
            _ = update.StringSetAsync(key, change(current));
            if (await update.ExecuteAsync().WaitAsync(cancellationToken))
                return; // otherwise, another process has written the key in the meantime
        }
    }
}
