using System.Data.Common;

namespace ConvertTyped.AspNetCore.Stores;

/// <summary>Visitors' states in one table: key, state, and the second at which it expires.</summary>
internal sealed class DatabaseStore(DbDataSource database, ConvertStoreOptions options, TimeProvider time) : IDataStore
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromHours(1);

    private readonly object _lock = new();
    private bool _isTableThere = !options.CreateTable;
    private long _sweepAfter;

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    public string? Get(string key)
    {
        EnsureTable();
        using var command = Command($"SELECT state FROM {options.Table} WHERE id = @id AND expires > @now", ("id", key), ("now", Now));
        return command.ExecuteScalar() as string;
    }

    public void Set(string key, string value, TimeSpan? timeToLive = null)
    {
        EnsureTable();
        var expires = Now + (long)(timeToLive ?? options.TimeToLive).TotalSeconds;
        using var command = Command(
            $"INSERT INTO {options.Table} (id, state, expires) VALUES (@id, @state, @expires) "
            + "ON CONFLICT (id) DO UPDATE SET state = excluded.state, expires = excluded.expires",
            ("id", key),
            ("state", value),
            ("expires", expires));
        command.ExecuteNonQuery();
        SweepNowAndThen();
    }

    public bool Has(string key) => Get(key) is not null;

    public void Delete(string key)
    {
        EnsureTable();
        using var command = Command($"DELETE FROM {options.Table} WHERE id = @id", ("id", key));
        command.ExecuteNonQuery();
    }

    private void SweepNowAndThen()
    {
        lock (_lock)
        {
            if (Now < _sweepAfter)
                return;
            _sweepAfter = Now + (long)SweepInterval.TotalSeconds;
        }

        using var command = Command($"DELETE FROM {options.Table} WHERE expires <= @now", ("now", Now));
        command.ExecuteNonQuery();
    }

    /// <summary>Processes that start together may all find no table; whoever is not the first is told that it is there by now.</summary>
    private void EnsureTable()
    {
        lock (_lock)
        {
            if (_isTableThere)
                return;
            try
            {
                CreateTable();
            }
            catch (DbException)
            {
                CreateTable();
            }

            _isTableThere = true;
        }
    }

    private void CreateTable()
    {
        using var command = Command(
            $"CREATE TABLE IF NOT EXISTS {options.Table} (id TEXT NOT NULL PRIMARY KEY, state TEXT NOT NULL, expires BIGINT NOT NULL)");
        command.ExecuteNonQuery();
    }

    /// <summary>The only thing in the text that is not a constant is the table's name, which was checked.</summary>
    private DbCommand Command(string text, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = database.CreateCommand(text);
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
