namespace ConvertTyped.Hosting;

/// <summary>The database table that stores visitors' states.</summary>
public static class ConvertTable
{
    /// <summary>
    /// Returns the statement that creates the table if it does not exist. The statement works in SQLite, PostgreSQL and databases with a
    /// compatible SQL dialect. Run the statement in a migration if the application's database role is not allowed to create tables. The role needs
    /// the privileges <c>SELECT</c>, <c>INSERT</c>, <c>UPDATE</c> and <c>DELETE</c> on the table.
    /// </summary>
    /// <param name="table">The table's name, as in <see cref="ConvertStoreOptions.Table"/>.</param>
    /// <exception cref="ArgumentException">The name does not follow the rules described for <see cref="ConvertStoreOptions.Table"/>.</exception>
    public static string Script(string table = ConvertStoreOptions.DefaultTable)
    {
        ConvertStoreOptions.CheckName(table, nameof(table));
        return $"CREATE TABLE IF NOT EXISTS {table} (id TEXT NOT NULL PRIMARY KEY, state TEXT NOT NULL, expires BIGINT NOT NULL)";
    }
}
