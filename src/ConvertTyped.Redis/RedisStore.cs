using System.Globalization;
using StackExchange.Redis;

namespace ConvertTyped.Redis;

/// <summary>
/// Stores visitors' states as strings. An update reads the value, and writes the new value with an atomic script in Redis, which replaces the value only
/// if it has not changed since it was read. Otherwise, the script returns the current value, and the change is applied to that value.
/// </summary>
internal sealed class RedisStore(RedisConnection connection, ConvertRedisOptions options) : IAsyncDataStore
{
    /// <summary>
    /// Replaces a value if it has not changed. Stored values are JSON and never empty, so an empty string means that there is no value. The script returns null
    /// on success, and the current value if that value has changed.
    /// </summary>
    private const string CompareAndSet = """
        local current = redis.call('GET', KEYS[1])
        if not current then current = '' end
        if current ~= ARGV[1] then return current end
        if ARGV[3] == '' then redis.call('SET', KEYS[1], ARGV[2])
        else redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end
        return false
        """;

    /// <summary>
    /// The maximum number of attempts to write an update. After this many conflicts, something other than a concurrent writer must be preventing the write.
    /// </summary>
    private const int MostTries = 1000;

    private static readonly TimeSpan LongestTimeToLive = TimeSpan.FromDays(365 * 100);

    public async ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken)
    {
        var redis = await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await redis.StringGetAsync(KeyOf(key)).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask SetAsync(string key, string value, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        var redis = await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        var lifetime = timeToLive ?? options.TimeToLive;
        var set = lifetime < LongestTimeToLive ? redis.StringSetAsync(KeyOf(key), value, lifetime) : redis.StringSetAsync(KeyOf(key), value);
        await set.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DeleteAsync(string key, CancellationToken cancellationToken)
    {
        var redis = await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        await redis.KeyDeleteAsync(KeyOf(key)).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask UpdateAsync(string key, Func<string?, string> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var redis = await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        RedisKey[] keys = [KeyOf(key)];
        var current = (string?)await redis.StringGetAsync(keys[0]).WaitAsync(cancellationToken).ConfigureAwait(false);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var arguments = new RedisValue[] { current ?? "", change(current), Lifetime };
            var answer = await redis.ScriptEvaluateAsync(CompareAndSet, keys, arguments).WaitAsync(cancellationToken).ConfigureAwait(false);
            if (answer.IsNull)
                return;
            current = (string?)answer is { Length: > 0 } other ? other : null;
        }

        throw new DataStoreException(
            "A visitor's state could not be written to Redis: on every attempt, the stored value differed from the value that had been read. "
            + $"Check whether another application uses keys with the prefix '{options.KeyPrefix}'.");
    }

    /// <summary>Starts all updates at once, because the connection sends many commands without waiting for each answer.</summary>
    public async ValueTask UpdateManyAsync(IReadOnlyList<DataStoreUpdate> updates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(updates);
        await Task.WhenAll(updates.Select(update => UpdateAsync(update.Key, update.Change, cancellationToken).AsTask())).ConfigureAwait(false);
    }

    private string Lifetime =>
        options.TimeToLive < LongestTimeToLive ? ((long)options.TimeToLive.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) : "";

    private string KeyOf(string key) => options.KeyPrefix + key;
}
