using System.Data.Common;

namespace ConvertTyped.Hosting.Stores;

/// <summary>Stores visitors' states in one table. The columns are the key, the state and the expiry time in Unix seconds.</summary>
internal sealed class DatabaseStore(DbDataSource database, ConvertStoreOptions options, TimeProvider time) : IAsyncDataStore
{
    /// <summary>The maximum number of attempts. After this many conflicts, something other than a concurrent writer must be preventing the write.</summary>
    private const int MostTries = 1000;

    private static readonly TimeSpan SweepInterval = TimeSpan.FromHours(1);

    private readonly DatabaseTable _table = new(database, TableDefinition.Create(options));
    private long _sweepAfter;

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    public async ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken)
    {
        var row = await _table.RunAsync(connection => FindAsync(connection, key, cancellationToken), cancellationToken).ConfigureAwait(false);
        return LiveState(row);
    }

    public async ValueTask SetAsync(string key, string value, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        await _table.RunAsync(
            connection => connection.ExecuteAsync(
                $"INSERT INTO {options.Table} (id, state, expires) VALUES (@id, @state, @expires) "
                + "ON CONFLICT (id) DO UPDATE SET state = excluded.state, expires = excluded.expires",
                [("id", key), ("state", value), ("expires", ExpiryAfter(timeToLive ?? options.TimeToLive))],
                cancellationToken),
            cancellationToken).ConfigureAwait(false);
        await SweepAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DeleteAsync(string key, CancellationToken cancellationToken) =>
        await _table.RunAsync(
            connection => connection.ExecuteAsync($"DELETE FROM {options.Table} WHERE id = @id", [("id", key)], cancellationToken),
            cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Replaces the row only if it has not changed since it was read; otherwise, reads the row again and repeats the update. At every isolation
    /// level, a single conditional statement never overwrites a concurrent change. A transaction that reads and then writes can overwrite such a
    /// change at lower isolation levels.
    /// </summary>
    public async ValueTask UpdateAsync(string key, Func<string?, string> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        await UpdateManyAsync([new(key, change)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Reads the rows of all keys with one query, and writes the changed states with conditional statements in one transaction. Repeats both steps for keys
    /// with conflicts.
    /// </summary>
    public async ValueTask UpdateManyAsync(IReadOnlyList<DataStoreUpdate> updates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(updates);
        // Servers that write the same rows in the same order cannot deadlock.
        DataStoreUpdate[] left = [.. updates.OrderBy(update => update.Key, StringComparer.Ordinal)];
        for (var tries = 0; left.Length > 0; tries++)
        {
            if (tries == MostTries)
                throw new DataStoreException($"The table '{options.Table}' rejects updates. Check whether a trigger or a rule prevents them.");
            var current = left;
            left = await _table.RunAsync(connection => TryUpdateAsync(connection, current, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        await SweepAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tries to write the updates, and returns those that must be retried.</summary>
    private async Task<DataStoreUpdate[]> TryUpdateAsync(DbConnection connection, DataStoreUpdate[] updates, CancellationToken cancellationToken)
    {
        var rows = await FindAllAsync(connection, updates, cancellationToken).ConfigureAwait(false);
        var expires = ExpiryAfter(options.TimeToLive);
        var writes = Array.ConvertAll(updates, update =>
        {
            var row = rows.TryGetValue(update.Key, out var found) ? found : (StoredRow?)null;
            return ConditionalWrite(update.Key, row, update.Change(LiveState(row)), expires);
        });
        var written = await connection.ExecuteAllAsync(writes, cancellationToken).ConfigureAwait(false);
        return [.. updates.Where((_, index) => written[index] != 1)];
    }

    private Statement ConditionalWrite(string key, StoredRow? row, string state, long expires) => row is { } old
        ? new(
            $"UPDATE {options.Table} SET state = @state, expires = @expires WHERE id = @id AND state = @old AND expires = @expired",
            [("id", key), ("state", state), ("expires", expires), ("old", old.State), ("expired", old.Expires)])
        : new(
            $"INSERT INTO {options.Table} (id, state, expires) VALUES (@id, @state, @expires) ON CONFLICT (id) DO NOTHING",
            [("id", key), ("state", state), ("expires", expires)]);

    private async Task<Dictionary<string, StoredRow>> FindAllAsync(
        DbConnection connection, DataStoreUpdate[] updates, CancellationToken cancellationToken)
    {
        var parameters = updates.Select((update, index) => ($"id{index}", (object)update.Key)).ToArray();
        var names = string.Join(", ", parameters.Select(parameter => $"@{parameter.Item1}"));
        using var command = connection.Command(new($"SELECT id, state, expires FROM {options.Table} WHERE id IN ({names})", parameters));
        var rows = new Dictionary<string, StoredRow>(StringComparer.Ordinal);
        using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            rows[reader.GetString(0)] = new(reader.GetString(1), reader.GetInt64(2));
        return rows;
    }

    /// <summary>Returns the row, even if it has expired.</summary>
    private async Task<StoredRow?> FindAsync(DbConnection connection, string key, CancellationToken cancellationToken)
    {
        using var command = connection.Command(new($"SELECT state, expires FROM {options.Table} WHERE id = @id", [("id", key)]));
        using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? new StoredRow(reader.GetString(0), reader.GetInt64(1)) : null;
    }

    private string? LiveState(StoredRow? row) => row is { } found && found.Expires > Now ? found.State : null;

    private long ExpiryAfter(TimeSpan timeToLive)
    {
        var seconds = (long)timeToLive.TotalSeconds;
        return seconds < long.MaxValue - Now ? Now + seconds : long.MaxValue;
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var due = Volatile.Read(ref _sweepAfter);
        if (Now < due || Interlocked.CompareExchange(ref _sweepAfter, Now + (long)SweepInterval.TotalSeconds, due) != due)
            return;
        await _table.RunAsync(
            connection => connection.ExecuteAsync($"DELETE FROM {options.Table} WHERE expires <= @now", [("now", Now)], cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    private readonly record struct StoredRow(string State, long Expires);
}
