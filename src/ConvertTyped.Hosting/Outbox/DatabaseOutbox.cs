using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using ConvertTyped.Hosting.Stores;

namespace ConvertTyped.Hosting.Outbox;

/// <summary>
/// Stores events in a table. A lease consists of an id and an end time in the row of an event. If servers share the database, the database's clock
/// decides when a lease ends, so the servers' clocks need not be synchronized.
/// </summary>
internal sealed class DatabaseOutbox(DbDataSource database, ConvertOutboxOptions options, TimeProvider time) : IEventOutbox
{
    private readonly DatabaseTable _table = new(database, TableDefinition.Create(options));
    private readonly OutboxDialects _dialects = new();
    private readonly OutboxBounds _bounds = new(options, time);

    public async ValueTask<int> AppendAsync(IReadOnlyList<OutboxEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        Statement[] inserts = [.. events.Chunk(OutboxStatements.RowsPerInsert).Select(rows => OutboxStatements.Insert(options.Table, rows))];
        await _table.RunAsync(connection => connection.ExecuteAllAsync(inserts, cancellationToken), cancellationToken).ConfigureAwait(false);
        return await _bounds.TrimAsync(_table, _dialects, events.Count, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<OutboxBatch?> LeaseAsync(string project, int most, TimeSpan duration, CancellationToken cancellationToken)
    {
        var lease = RandomNumberGenerator.GetHexString(24, lowercase: true);
        var events = await _table.RunAsync(connection => LeaseAsync(connection, lease, project, most, duration, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        return events.Count == 0 ? null : new(lease, events);
    }

    public async ValueTask AcknowledgeAsync(OutboxBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        await ExecuteAsync($"DELETE FROM {options.Table} WHERE lease = @lease AND id IN ", batch, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask ReturnAsync(OutboxBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        await ExecuteAsync($"UPDATE {options.Table} SET lease = NULL, leased_until = 0 WHERE lease = @lease AND id IN ", batch, cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask<long> CountAsync(string project, string? through, CancellationToken cancellationToken) =>
        await _table.RunAsync(
            connection => connection.ScalarAsync(
                $"SELECT COUNT(*) FROM {options.Table} WHERE project = @project{(through is null ? "" : " AND id <= @through")}",
                through is null ? [("project", project)] : [("project", project), ("through", through)],
                cancellationToken),
            cancellationToken).ConfigureAwait(false);

    private async Task<List<OutboxEvent>> LeaseAsync(
        DbConnection connection, string lease, string project, int most, TimeSpan duration, CancellationToken cancellationToken)
    {
        var dialect = await _dialects.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        var text = OutboxStatements.Lease(options.Table, dialect);
        (string, object)[] parameters =
        [
            ("lease", lease), ("project", project), ("most", most), ("duration", (long)duration.TotalMilliseconds),
            .. dialect.Clock(time),
        ];
        using var command = connection.Command(new(text, parameters));
        var events = new List<OutboxEvent>();
        using (var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                events.Add(Read(reader, project));
        }

        // The statement returns the rows in no particular order.
        events.Sort((one, other) => string.CompareOrdinal(one.Id, other.Id));
        return events;
    }

    private static OutboxEvent Read(DbDataReader reader, string project) => new()
    {
        Id = reader.GetString(0),
        Project = project,
        VisitorId = reader.GetString(1),
        Segments = reader.IsDBNull(2) ? null : reader.GetString(2),
        Json = reader.GetString(3),
        StoredAt = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(4)),
    };

    private Task ExecuteAsync(string text, OutboxBatch batch, CancellationToken cancellationToken)
    {
        var ids = batch.Events.Select((stored, index) => (string.Create(CultureInfo.InvariantCulture, $"id{index}"), (object)stored.Id)).ToArray();
        var names = string.Join(", ", ids.Select(id => $"@{id.Item1}"));
        return _table.RunAsync(
            connection => connection.ExecuteAsync($"{text}({names})", [("lease", batch.LeaseId), .. ids], cancellationToken), cancellationToken);
    }
}
