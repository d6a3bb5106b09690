using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ConvertTyped.Sqlite;

/// <summary>Opens connections to an SQLite file, which is switched to write-ahead logging so that readers and writers do not wait for each other.</summary>
internal sealed class SqliteFileSource(string path) : DbDataSource
{
    private volatile bool _isSwitched;

    /// <inheritdoc/>
    public override string ConnectionString { get; } =
        new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(path), DefaultTimeout = 5 }.ToString();

    /// <inheritdoc/>
    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    /// <inheritdoc/>
    protected override DbConnection OpenDbConnection()
    {
        var connection = CreateDbConnection();
        try
        {
            connection.Open();
            SwitchToWriteAheadLog(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(OpenDbConnection());
    }

    /// <summary>Switches the file to write-ahead logging. The mode is stored in the file.</summary>
    private void SwitchToWriteAheadLog(DbConnection connection)
    {
        if (_isSwitched)
            return;
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        command.ExecuteNonQuery();
        _isSwitched = true;
    }
}
