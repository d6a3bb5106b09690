using System.Data.Common;
using ConvertTyped;
using ConvertTyped.Hosting;
using ConvertTyped.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds an <see cref="IEventOutbox"/> or an <see cref="IAsyncDataStore"/> that uses an SQLite file.</summary>
public static class ConvertSqliteExtensions
{
    /// <summary>
    /// Stores events in an SQLite file until Convert has accepted or rejected them. Processes on the same machine may share the file. The file is
    /// created if it is missing, and uses write-ahead logging.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="path">The path of the file; a relative path is resolved against the working directory. Do not put the file on a network drive.</param>
    /// <param name="configure">Sets options; null for the defaults.</param>
    /// <exception cref="ArgumentException">The path is empty, an option is out of range, or the name of the table is invalid.</exception>
    /// <example>
    /// <code>
    /// services.AddConvertDatabaseStore("convert-visitors.db");
    /// services.AddConvertDatabaseOutbox("convert-events.db");
    /// </code>
    /// </example>
    public static IServiceCollection AddConvertDatabaseOutbox(
        this IServiceCollection services, string path, Action<ConvertOutboxOptions>? configure = null) =>
        services.AddConvertDatabaseOutbox(configure, FileOf(path));

    /// <summary>
    /// Stores visitors' states in an SQLite file. Processes on the same machine may share the file. The file is created if it is missing, and uses
    /// write-ahead logging.
    /// </summary>
    /// <inheritdoc cref="AddConvertDatabaseOutbox(IServiceCollection, string, Action{ConvertOutboxOptions})"/>
    public static IServiceCollection AddConvertDatabaseStore(
        this IServiceCollection services, string path, Action<ConvertStoreOptions>? configure = null) =>
        services.AddConvertDatabaseStore(configure, FileOf(path));

    private static DbDataSource FileOf(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new SqliteFileSource(path);
    }
}
