using Microsoft.Data.Sqlite;

namespace ConvertTyped.Hosting.Tests;

/// <summary>A database file with write-ahead logging. The file is deleted when this object is disposed.</summary>
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

    public void Dispose() => DeleteFolder(_folder);

    /// <summary>Deletes a folder with database files. Retries, because background work that began before a core was closed may have a file open.</summary>
    internal static void DeleteFolder(string folder)
    {
        const int MostTries = 50;
        for (var tries = 1; ; tries++)
        {
            SqliteConnection.ClearAllPools();
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (tries < MostTries)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}
