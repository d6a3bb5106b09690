using System.Data.Common;
using ConvertTyped.Hosting.Stores;

namespace ConvertTyped.Hosting.Outbox;

/// <summary>The parts of the outbox's SQL that depend on the database.</summary>
/// <param name="Lock">The clause that lets processes lease events at the same time without waiting for each other's rows.</param>
/// <param name="HasClock">Whether the database's clock decides when a lease ends. If not, the parameter <c>now</c> passes the process's time.</param>
/// <param name="Now">The SQL expression for the current time, in milliseconds since 1970.</param>
internal sealed record OutboxDialect(string Lock, bool HasClock, string Now)
{
    /// <summary>SQLite, which allows one writer at a time. It runs in the process, so the process's clock is used.</summary>
    internal static readonly OutboxDialect Embedded = new("", HasClock: false, "@now");

    /// <summary>PostgreSQL, and databases with the same dialect.</summary>
    internal static readonly OutboxDialect Server = new(
        " FOR UPDATE SKIP LOCKED", HasClock: true, "CAST(EXTRACT(EPOCH FROM now()) * 1000 AS BIGINT)");

    /// <summary>The parameter that <see cref="Now"/> needs, if any.</summary>
    internal (string, object)[] Clock(TimeProvider time) => HasClock ? [] : [("now", time.GetUtcNow().ToUnixTimeMilliseconds())];
}

/// <summary>Determines once which SQL dialect a database uses.</summary>
internal sealed class OutboxDialects
{
    private OutboxDialect? _known;

    internal async Task<OutboxDialect> FindAsync(DbConnection connection, CancellationToken cancellationToken) =>
        _known ??= await IsServerAsync(connection, cancellationToken).ConfigureAwait(false) ? OutboxDialect.Server : OutboxDialect.Embedded;

    private static async Task<bool> IsServerAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            using var command = connection.Command(new("SELECT version()", []));
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is string;
        }
        catch (DbException exception) when (exception.Message.Contains("no such function", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }
    }
}
