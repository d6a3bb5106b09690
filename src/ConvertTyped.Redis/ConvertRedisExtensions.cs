using ConvertTyped;
using ConvertTyped.Hosting.Cores;
using ConvertTyped.Hosting.Stores;
using ConvertTyped.Redis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Shares data between several servers through Redis or a compatible server.</summary>
public static class ConvertRedisExtensions
{
    /// <summary>
    /// Stores visitors' states in Redis. Servers do not overwrite each other's changes, and a goal counts once per visitor, even if several servers
    /// track it. Every core uses this store unless the core's options or a keyed service with the core's name provides another store. While Redis is
    /// down, cores do not wait for Redis and use the states in the process's memory, so a goal may count more than once.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">
    /// The servers and options, in the configuration format of StackExchange.Redis; for example, <c>localhost:6379,password=…,ssl=true</c>. If null,
    /// the store uses the container's <see cref="IConnectionMultiplexer"/>.
    /// </param>
    /// <param name="configure">Sets options; null for the defaults.</param>
    /// <exception cref="ArgumentException">The configuration is invalid, or an option is out of range.</exception>
    /// <example>
    /// <code>
    /// services.AddConvertRedisStore("localhost:6379");
    /// services.AddConvertRedisConfigUpdates(); // optional: a new config usually reaches all servers within a second
    /// </code>
    /// </example>
    public static IServiceCollection AddConvertRedisStore(
        this IServiceCollection services, string? configuration = null, Action<ConvertRedisOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = new ConvertRedisOptions();
        configure?.Invoke(options);
        options.Check();
        // The constructor opens no connection yet, but throws if the configuration is invalid.
        var own = configuration is null ? null : new RedisConnection(configuration);
        services.TryAddSingleton(provider => own ?? new RedisConnection(provider.GetRequiredService<IConnectionMultiplexer>()));
        services.TryAddSingleton(options);
        return services.AddSingleton<IAsyncDataStore>(provider =>
        {
            var store = new RedisStore(provider.GetRequiredService<RedisConnection>(), options);
            return options.LocalTimeToLive == TimeSpan.Zero
                ? store
                : new CachedDataStore(store, options.Copies(), provider.GetService<TimeProvider>() ?? TimeProvider.System);
        });
    }

    /// <summary>
    /// Announces each new config that a server fetches. The other servers then fetch the config, usually within a second, instead of waiting for
    /// their next refresh. A server that misses an announcement refreshes at its usual time. This method requires <see cref="AddConvertRedisStore"/>.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name of the core; empty for the unnamed core.</param>
    public static IServiceCollection AddConvertRedisConfigUpdates(this IServiceCollection services, string name = "")
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        return services.AddSingleton<IHostedService>(provider => new ConfigUpdates(
            RegisteredCore.Find(provider, name).Core(provider),
            provider.GetService<RedisConnection>() ?? throw new InvalidOperationException(
                "AddConvertRedisConfigUpdates requires the Redis store, which is not registered. Call AddConvertRedisStore."),
            provider.GetRequiredService<ConvertRedisOptions>().KeyPrefix));
    }
}
