using System.Data.Common;
using System.Globalization;

namespace ConvertTyped.Hosting.Stores;

/// <summary>An SQL statement. All values are parameters, so the validated name of the table is the only text that comes from outside.</summary>
internal readonly record struct Statement(string Text, (string Name, object Value)[] Parameters);

/// <summary>Executes statements on a connection.</summary>
internal static class StatementExecution
{
    /// <summary>The time-out of a statement, in seconds. Callers have their own time-outs, but a database that hangs must not block the connection.</summary>
    private const int CommandTimeout = 5;

    internal static DbCommand Command(this DbConnection connection, in Statement statement)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement.Text;
        command.CommandTimeout = CommandTimeout;
        AddParameters(command.Parameters, command.CreateParameter, statement);
        return command;
    }

    internal static async Task<int> ExecuteAsync(
        this DbConnection connection, string text, (string Name, object Value)[] parameters, CancellationToken cancellationToken)
    {
        using var command = connection.Command(new(text, parameters));
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    internal static async Task<long> ScalarAsync(
        this DbConnection connection, string text, (string Name, object Value)[] parameters, CancellationToken cancellationToken)
    {
        using var command = connection.Command(new(text, parameters));
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture);
    }

    /// <summary>Executes statements in one transaction, and in one round trip if the provider supports batches.</summary>
    /// <returns>The number of rows that each statement changed.</returns>
    internal static async Task<int[]> ExecuteAllAsync(this DbConnection connection, Statement[] statements, CancellationToken cancellationToken)
    {
        if (statements.Length == 1)
            return [await connection.ExecuteAsync(statements[0].Text, statements[0].Parameters, cancellationToken).ConfigureAwait(false)];
        using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var changed = connection.CanCreateBatch
            ? await ExecuteBatchAsync(connection, transaction, statements, cancellationToken).ConfigureAwait(false)
            : await ExecuteOneByOneAsync(connection, transaction, statements, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return changed;
    }

    private static async Task<int[]> ExecuteBatchAsync(
        DbConnection connection, DbTransaction transaction, Statement[] statements, CancellationToken cancellationToken)
    {
        using var batch = connection.CreateBatch();
        (batch.Transaction, batch.Timeout) = (transaction, CommandTimeout);
        using var parameters = connection.CreateCommand();
        foreach (var statement in statements)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = statement.Text;
            AddParameters(command.Parameters, parameters.CreateParameter, statement);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return [.. batch.BatchCommands.Select(command => command.RecordsAffected)];
    }

    private static async Task<int[]> ExecuteOneByOneAsync(
        DbConnection connection, DbTransaction transaction, Statement[] statements, CancellationToken cancellationToken)
    {
        var changed = new int[statements.Length];
        for (var i = 0; i < statements.Length; i++)
        {
            using var command = connection.Command(statements[i]);
            command.Transaction = transaction;
            changed[i] = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        return changed;
    }

    private static void AddParameters(DbParameterCollection parameters, Func<DbParameter> create, in Statement statement)
    {
        foreach (var (name, value) in statement.Parameters)
        {
            var parameter = create();
            (parameter.ParameterName, parameter.Value) = (name, value);
            parameters.Add(parameter);
        }
    }
}
