using Microsoft.Data.Sqlite;

namespace ConvertTyped.AspNetCore.Tests.Stores;

/// <summary>A database file that is gone when disposed.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("convert-sqlite-").FullName;

    internal string ConnectionString => $"Data Source={Path.Combine(_folder, "visitors.db")}";

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
