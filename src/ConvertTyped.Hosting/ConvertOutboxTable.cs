namespace ConvertTyped.Hosting;

/// <summary>The database table that stores events until they are delivered.</summary>
public static class ConvertOutboxTable
{
    /// <summary>
    /// Returns the statement that creates the table unless it exists. The statement works in SQLite, PostgreSQL and databases
    /// with a compatible SQL dialect. Run the statement in a migration if the application's database role is not allowed to create tables. The
    /// role needs the privileges <c>SELECT</c>, <c>INSERT</c>, <c>UPDATE</c> and <c>DELETE</c> on the table.
    /// </summary>
    /// <param name="table">The table's name, as in <see cref="ConvertOutboxOptions.Table"/>.</param>
    /// <exception cref="ArgumentException">The name does not follow the rules described for <see cref="ConvertOutboxOptions.Table"/>.</exception>
    public static string Script(string table = ConvertOutboxOptions.DefaultTable)
    {
        ConvertStoreOptions.CheckName(table, nameof(table));
        return $"CREATE TABLE IF NOT EXISTS {table} (id TEXT NOT NULL PRIMARY KEY, project TEXT NOT NULL, visitor TEXT NOT NULL, segments TEXT, "
            + "event TEXT NOT NULL, stored BIGINT NOT NULL, lease TEXT, leased_until BIGINT NOT NULL, UNIQUE (leased_until, id))";
    }
}
