namespace ConvertTyped.Hosting;

/// <summary>The database table that stores events until they are delivered.</summary>
public static class ConvertOutboxTable
{
    /// <summary>
    /// Returns the statements that create the table and its index if they do not exist. The statements work in SQLite, PostgreSQL and databases
    /// with a compatible SQL dialect. Run the statements in a migration if the application's database role is not allowed to create tables. The
    /// role needs the privileges <c>SELECT</c>, <c>INSERT</c>, <c>UPDATE</c> and <c>DELETE</c> on the table.
    /// </summary>
    /// <param name="table">The table's name, as in <see cref="ConvertOutboxOptions.Table"/>.</param>
    /// <exception cref="ArgumentException">The name does not follow the rules described for <see cref="ConvertOutboxOptions.Table"/>.</exception>
    public static string Script(string table = ConvertOutboxOptions.DefaultTable)
    {
        ConvertStoreOptions.CheckName(table, nameof(table));
        var index = table[(table.LastIndexOf('.') + 1)..] + "_leased";
        return $"CREATE TABLE IF NOT EXISTS {table} (id TEXT NOT NULL PRIMARY KEY, project TEXT NOT NULL, visitor TEXT NOT NULL, segments TEXT, "
            + "event TEXT NOT NULL, stored BIGINT NOT NULL, lease TEXT, leased_until BIGINT NOT NULL); "
            + $"CREATE INDEX IF NOT EXISTS {index} ON {table} (leased_until)";
    }
}
