using System.Data.Common;
using ConvertTyped;
using ConvertTyped.Hosting;
using ConvertTyped.Hosting.Outbox;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Adds an <see cref="IEventOutbox"/>. Every core uses this outbox unless the core's options set another outbox, or another
/// <see cref="IEventOutbox"/> is registered with the core's name as its key.
/// </summary>
public static class ConvertOutboxExtensions
{
    /// <summary>
    /// Stores events in a table of an SQLite or PostgreSQL database until Convert has accepted or rejected them. Connections come
    /// from <paramref name="database"/>, which the caller must dispose. If the parameter is null, connections come from the container's
    /// <see cref="DbDataSource"/>. Committed events survive a crash, and several processes may share the table. For an SQLite file, the package
    /// <c>ConvertTyped.Sqlite</c> adds an overload that takes a path.
    /// </summary>
    /// <remarks>If several processes share an SQLite file, switch it to write-ahead logging once (<c>PRAGMA journal_mode = WAL</c>).</remarks>
    /// <exception cref="ArgumentException">An option is out of range, or the name of the table is invalid.</exception>
    public static IServiceCollection AddConvertDatabaseOutbox(
        this IServiceCollection services, Action<ConvertOutboxOptions>? configure = null, DbDataSource? database = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = new ConvertOutboxOptions();
        configure?.Invoke(options);
        options.Check();
        return services.AddSingleton<IEventOutbox>(provider => new DatabaseOutbox(
            database ?? provider.GetRequiredService<DbDataSource>(), options, provider.GetService<TimeProvider>() ?? TimeProvider.System));
    }
}
