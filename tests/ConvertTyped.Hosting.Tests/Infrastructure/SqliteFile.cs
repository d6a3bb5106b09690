using Microsoft.Data.Sqlite;

namespace ConvertTyped.Hosting.Tests;

/// <summary>A database file with write-ahead logging, which is deleted when this object is disposed.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("convert-sqlite-").FullName;

    internal SqliteFile()
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        command.ExecuteNonQuery();
    }

    internal string ConnectionString => $"Data Source={Path.Combine(_folder, "visitors.db")}";

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
