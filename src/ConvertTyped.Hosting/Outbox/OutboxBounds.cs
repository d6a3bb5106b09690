using System.Data.Common;
using ConvertTyped.Hosting.Stores;

namespace ConvertTyped.Hosting.Outbox;

/// <summary>Removes the oldest events when there are too many, and events that are too old. Events that are being delivered are kept.</summary>
internal sealed class OutboxBounds(ConvertOutboxOptions options, TimeProvider time)
{
    private static readonly TimeSpan AgeInterval = TimeSpan.FromMinutes(1);

    private long _appended = options.MaxEvents;
    private long _ageCheckAt;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>
    /// Removes the events that exceed the limits, if a check is due. Call this method after adding events, and never concurrently. Database
    /// errors and cancellation are ignored, because the events have already been added.
    /// </summary>
    /// <returns>The number of events that were removed.</returns>
    internal async Task<int> TrimAsync(DatabaseTable table, OutboxDialects dialects, int appended, CancellationToken cancellationToken)
    {
        _appended += appended;
        try
        {
            return await RemoveAsync(table, dialects, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbException or DataStoreException or OperationCanceledException)
        {
            return 0;
        }
    }

    private async Task<int> RemoveAsync(DatabaseTable table, OutboxDialects dialects, CancellationToken cancellationToken)
    {
        var removed = 0;
        if (Now >= _ageCheckAt)
        {
            removed += await RemoveAsync(table, dialects, "stored < @limit", "limit", Now - (long)options.MaxAge.TotalMilliseconds, cancellationToken).ConfigureAwait(false);
            _ageCheckAt = Now + (long)AgeInterval.TotalMilliseconds;
        }

        if (_appended < options.MaxEvents / 100)
            return removed;
        var count = await table.RunAsync(
            connection => connection.ScalarAsync($"SELECT COUNT(*) FROM {options.Table}", [], cancellationToken), cancellationToken).ConfigureAwait(false);
        if (count > options.MaxEvents)
        {
            var oldest = $"id IN (SELECT id FROM {options.Table} ORDER BY id LIMIT @excess)";
            removed += await RemoveAsync(table, dialects, oldest, "excess", count - options.MaxEvents, cancellationToken).ConfigureAwait(false);
        }

        _appended = 0;
        return removed;
    }

    private Task<int> RemoveAsync(DatabaseTable table, OutboxDialects dialects, string condition, string parameter, long value, CancellationToken cancellationToken) => table.RunAsync(
        async connection =>
        {
            var dialect = await dialects.FindAsync(connection, cancellationToken).ConfigureAwait(false);
            return await connection.ExecuteAsync(
                $"DELETE FROM {options.Table} WHERE leased_until <= {dialect.Now} AND {condition}", [.. dialect.Clock(time), (parameter, value)], cancellationToken)
                .ConfigureAwait(false);
        },
        cancellationToken);
}
