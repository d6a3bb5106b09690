using System.Globalization;
using ConvertTyped.Hosting.Stores;

namespace ConvertTyped.Hosting.Outbox;

/// <summary>The SQL statements of the outbox.</summary>
internal static class OutboxStatements
{
    /// <summary>The maximum number of rows in one statement. Databases accept more rows (of six parameters each), but larger inserts are not faster.</summary>
    internal const int RowsPerInsert = 100;

    /// <summary>Adds events. Events that already exist are not changed.</summary>
    internal static Statement Insert(string table, OutboxEvent[] rows)
    {
        var parameters = new List<(string, object)>(rows.Length * 6);
        var values = new List<string>(rows.Length);
        foreach (var row in rows)
        {
            var n = values.Count.ToString(CultureInfo.InvariantCulture);
            values.Add($"(@id{n}, @project{n}, @visitor{n}, @segments{n}, @event{n}, @stored{n}, 0)");
            parameters.AddRange(
            [
                ($"id{n}", row.Id), ($"project{n}", row.Project), ($"visitor{n}", row.VisitorId), ($"segments{n}", row.Segments ?? (object)DBNull.Value),
                ($"event{n}", row.Json), ($"stored{n}", row.StoredAt.ToUnixTimeMilliseconds()),
            ]);
        }

        var text = $"INSERT INTO {table} (id, project, visitor, segments, event, stored, leased_until) VALUES {string.Join(", ", values)} "
            + "ON CONFLICT (id) DO NOTHING";
        return new(text, [.. parameters]);
    }

    /// <summary>Leases the oldest events of visitors who have no leased events.</summary>
    internal static string Lease(string table, OutboxDialect dialect) =>
        $"WITH picked AS MATERIALIZED (SELECT id FROM {table} WHERE project = @project AND leased_until <= {dialect.Now} "
        + $"AND visitor NOT IN (SELECT visitor FROM {table} WHERE leased_until > {dialect.Now} AND project = @project) "
        + $"ORDER BY id LIMIT @most{dialect.Lock}) "
        + $"UPDATE {table} SET lease = @lease, leased_until = {dialect.Now} + @duration WHERE id IN (SELECT id FROM picked) "
        + "RETURNING id, visitor, segments, event, stored";
}
