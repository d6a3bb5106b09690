using System.Data.Common;
using ConvertTyped;
using ConvertTyped.AspNetCore;
using ConvertTyped.AspNetCore.Stores;
using Microsoft.Extensions.Caching.Distributed;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Keeps visitors' states where several processes share them. Each adds an <see cref="IDataStore"/>, which every core takes that is given none of
/// its own. Evaluating never waits for it: a core reads it when a context is created, and writes it in the background.
/// </summary>
public static class ConvertStoreExtensions
{
    /// <summary>
    /// In the container's <see cref="IDistributedCache"/>, whichever engine that is. Those know no conditional writes: of two servers that write
    /// the same visitor within one round trip the later one may undo what the earlier one wrote, and both may count a conversion. Databases rule
    /// that out.
    /// </summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static IServiceCollection AddConvertDistributedCacheStore(this IServiceCollection services, Action<ConvertStoreOptions>? configure = null) =>
        Add(services, configure, (provider, options, _) => new DistributedCacheStore(provider.GetRequiredService<IDistributedCache>(), options));

    /// <summary>
    /// In one table of a database, SQLite's or PostgreSQL's: the container's <see cref="DbDataSource"/>, or <paramref name="database"/>, which
    /// the caller disposes. However many servers share it, none undoes what another wrote, and a conversion counts once.
    /// An SQLite file that several processes share had better be in write-ahead mode (<c>PRAGMA journal_mode = WAL</c>, once): in its other modes
    /// readers and writers wait for each other.
    /// </summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static IServiceCollection AddConvertDatabaseStore(
        this IServiceCollection services, Action<ConvertStoreOptions>? configure = null, DbDataSource? database = null) =>
        Add(services, configure, (provider, options, time) =>
            new DatabaseStore(database ?? provider.GetRequiredService<DbDataSource>(), options, time));

    private static IServiceCollection Add(
        IServiceCollection services,
        Action<ConvertStoreOptions>? configure,
        Func<IServiceProvider, ConvertStoreOptions, TimeProvider, IDataStore> make)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = new ConvertStoreOptions();
        configure?.Invoke(options);
        options.Check();
        return services.AddSingleton(provider =>
        {
            var time = provider.GetService<TimeProvider>() ?? TimeProvider.System;
            var store = make(provider, options, time);
            return options.LocalTimeToLive == TimeSpan.Zero ? store : new LocalCopies(store, options, time);
        });
    }
}
