using System.Data.Common;

namespace ConvertTyped.Hosting.Stores;

/// <summary>Visitors' states in one table: key, state, and the second at which it expires.</summary>
internal sealed class DatabaseStore(DbDataSource database, ConvertStoreOptions options, TimeProvider time) : IDataStore
{
    /// <summary>Beyond that it is no other writer that keeps a row from being written.</summary>
    private const int MostTries = 1000;

    private static readonly TimeSpan SweepInterval = TimeSpan.FromHours(1);

    private readonly object _lock = new();
    private bool _isTableThere = !options.CreateTable;
    private long _sweepAfter;

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    public string? Get(string key) => Find(key) is { } found && found.Expires > Now ? found.State : null;

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

    /// <summary>
    /// Replaces what was read only where it is still there, and reads again where it is not. One statement is atomic in every engine, at every
    /// isolation level; a transaction around two would not be.
    /// </summary>
    public void Update(string key, Func<string?, string> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var tries = 1;
        while (!TryUpdate(key, change))
        {
            if (++tries > MostTries)
                throw new InvalidOperationException("The database does not say that a row was written.");
        }

        SweepNowAndThen();
    }

    public bool Has(string key) => Get(key) is not null;

    public void Delete(string key)
    {
        EnsureTable();
        using var command = Command($"DELETE FROM {options.Table} WHERE id = @id", ("id", key));
        command.ExecuteNonQuery();
    }

    private bool TryUpdate(string key, Func<string?, string> change)
    {
        var found = Find(key);
        var state = change(found is { } live && live.Expires > Now ? live.State : null);
        var expires = Now + (long)options.TimeToLive.TotalSeconds;
        using var command = found is { } old
            ? Command(
                $"UPDATE {options.Table} SET state = @state, expires = @expires WHERE id = @id AND state = @old AND expires = @expired",
                ("id", key),
                ("state", state),
                ("expires", expires),
                ("old", old.State),
                ("expired", old.Expires))
            : Command(
                $"INSERT INTO {options.Table} (id, state, expires) VALUES (@id, @state, @expires) ON CONFLICT (id) DO NOTHING",
                ("id", key),
                ("state", state),
                ("expires", expires));
        return command.ExecuteNonQuery() == 1;
    }

    /// <summary>What is in the table, expired or not.</summary>
    private (string State, long Expires)? Find(string key)
    {
        EnsureTable();
        using var command = Command($"SELECT state, expires FROM {options.Table} WHERE id = @id", ("id", key));
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetString(0), reader.GetInt64(1)) : null;
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
