using System.Data.Common;
using ConvertTyped.Threading;

namespace ConvertTyped.Hosting.Stores;

/// <summary>
/// Runs operations on the table, and creates the table if it is missing. An existing table is not changed. If the table is missing and cannot be created,
/// if it lacks a column, or if the database denies access to it, the error message explains what to do.
/// </summary>
internal sealed class DatabaseTable(DbDataSource database, TableDefinition table)
{
    /// <exception cref="DataStoreException">
    /// The table is missing and cannot be created, the table lacks a column, the database denies access to it, or the database is not supported.
    /// </exception>
    /// <exception cref="DbException">The database failed in another way.</exception>
    internal async Task<T> RunAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        using var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        if (DatabaseErrors.UnsupportedDatabase(connection) is { } unsupported)
        {
            throw new DataStoreException(
                $"The table '{table.Name}' cannot be stored in {unsupported}: only PostgreSQL and SQLite are supported. "
                + "Store visitors' states with AddConvertDistributedCacheStore, and events in an SQLite file (package ConvertTyped.Sqlite).");
        }

        try
        {
            return await work(connection).ConfigureAwait(false);
        }
        catch (DbException exception) when (DatabaseErrors.IsMissingTable(exception))
        {
            await CreateAsync(connection, exception, cancellationToken).ConfigureAwait(false);
            return await work(connection).ConfigureAwait(false);
        }
        catch (DbException exception) when (DatabaseErrors.IsMissingColumn(exception))
        {
            throw Failed($"does not have all of the columns {table.Columns}, so rename or drop it first", exception);
        }
        catch (DbException exception) when (DatabaseErrors.IsDenied(exception))
        {
            throw new DataStoreException(
                $"The database denies access to the table '{table.Name}' ({FailureText.Describe(exception)}). "
                + "Check that the database is writable. In PostgreSQL, grant the application's role SELECT, INSERT, UPDATE and DELETE on the table.",
                exception);
        }
    }

    private async Task CreateAsync(DbConnection connection, DbException missing, CancellationToken cancellationToken)
    {
        if (!table.MayCreate)
            throw Failed("does not exist, and the option 'CreateTable' is false", missing);
        try
        {
            await connection.ExecuteAsync(table.Script, [], cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception) when (DatabaseErrors.IsDenied(exception))
        {
            throw Failed("does not exist, and the database does not allow the application to create it", exception);
        }
        catch (DbException)
        {
            // If several processes start together, all but one may fail to create the table. Those processes find the table at the second attempt.
            await connection.ExecuteAsync(table.Script, [], cancellationToken).ConfigureAwait(false);
        }
    }

    private DataStoreException Failed(string problem, DbException cause) => new(
        $"The table '{table.Name}' {problem} ({FailureText.Describe(cause)}). "
        + $"Run this script once, with a role that may create tables: {table.Script}",
        cause);
}
