using System.Data.Common;
using ConvertTyped;
using ConvertTyped.Hosting;
using ConvertTyped.Hosting.Stores;
using Microsoft.Extensions.Caching.Distributed;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Adds an <see cref="IAsyncDataStore"/> that several processes can share. Every core uses this store unless the core's options set another store, or
/// another <see cref="IAsyncDataStore"/> is registered with the core's name as its key. A core reads from the store in
/// <see cref="ConvertCore.CreateContextAsync"/> and writes to the store in the background.
/// </summary>
public static class ConvertStoreExtensions
{
    /// <summary>
    /// Stores visitors' states in the container's <see cref="IDistributedCache"/>. Distributed caches have no conditional writes: if two servers write
    /// the state of the same visitor at the same time, the second write may overwrite the first, and both servers may count the same conversion.
    /// Use <see cref="AddConvertDatabaseStore"/> to avoid these conflicts.
    /// </summary>
    /// <exception cref="ArgumentException">An option is out of range, or the name of the table is invalid.</exception>
    public static IServiceCollection AddConvertDistributedCacheStore(this IServiceCollection services, Action<ConvertStoreOptions>? configure = null) =>
        Add(services, configure, (provider, options, _) => new DistributedCacheStore(provider.GetRequiredService<IDistributedCache>(), options));

    /// <summary>
    /// Stores visitors' states in a table of an SQLite or PostgreSQL database. Connections come from <paramref name="database"/>, which the caller must
    /// dispose. If the parameter is null, connections come from the container's <see cref="DbDataSource"/>. Servers do not overwrite each other's changes,
    /// and each conversion is counted once.
    /// If several processes share an SQLite file, switch it to write-ahead logging once (<c>PRAGMA journal_mode = WAL</c>): in other modes, readers
    /// and writers block each other.
    /// </summary>
    /// <exception cref="ArgumentException">An option is out of range, or the name of the table is invalid.</exception>
    /// <example>
    /// <code>
    /// services.AddSingleton&lt;DbDataSource&gt;(NpgsqlDataSource.Create(connectionString));
    /// services.AddConvertDatabaseStore(store =&gt; store.TimeToLive = TimeSpan.FromDays(90));
    /// </code>
    /// </example>
    public static IServiceCollection AddConvertDatabaseStore(
        this IServiceCollection services, Action<ConvertStoreOptions>? configure = null, DbDataSource? database = null) =>
        Add(services, configure, (provider, options, time) =>
            new DatabaseStore(database ?? provider.GetRequiredService<DbDataSource>(), options, time));

    private static IServiceCollection Add(
        IServiceCollection services,
        Action<ConvertStoreOptions>? configure,
        Func<IServiceProvider, ConvertStoreOptions, TimeProvider, IAsyncDataStore> make)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = new ConvertStoreOptions();
        configure?.Invoke(options);
        options.Check();
        return services.AddSingleton<IAsyncDataStore>(provider =>
        {
            var time = provider.GetService<TimeProvider>() ?? TimeProvider.System;
            var store = make(provider, options, time);
            return options.LocalTimeToLive == TimeSpan.Zero ? store : new CachedDataStore(store, options, time);
        });
    }
}
