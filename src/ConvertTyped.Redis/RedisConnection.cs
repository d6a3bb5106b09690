using StackExchange.Redis;

namespace ConvertTyped.Redis;

/// <summary>
/// The connection to Redis: the application's connection, or a separate connection that is opened on first use. On the separate connection, a command
/// that cannot be sent fails at once instead of waiting, because the core can continue without the store.
/// </summary>
internal sealed class RedisConnection : IDisposable, IAsyncDisposable
{
    private readonly Lazy<Task<IConnectionMultiplexer>> _connection;
    private readonly bool _isOwn;

    /// <summary>Uses the application's connection, which the application closes.</summary>
    internal RedisConnection(IConnectionMultiplexer connection) => _connection = new(Task.FromResult(connection));

    /// <summary>Opens a connection on first use.</summary>
    /// <param name="configuration">A configuration string of StackExchange.Redis.</param>
    internal RedisConnection(string configuration)
    {
        var options = Parse(configuration);
        _isOwn = true;
        _connection = new(async () => await ConnectionMultiplexer.ConnectAsync(options).ConfigureAwait(false));
    }

    internal async Task<IDatabase> OpenAsync(CancellationToken cancellationToken) =>
        (await _connection.Value.WaitAsync(cancellationToken).ConfigureAwait(false)).GetDatabase();

    internal async Task<ISubscriber> SubscriberAsync(CancellationToken cancellationToken) =>
        (await _connection.Value.WaitAsync(cancellationToken).ConfigureAwait(false)).GetSubscriber();

    public void Dispose()
    {
        if (_isOwn && _connection is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            _connection.Value.Result.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (_isOwn && _connection is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await (await _connection.Value.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
    }

    /// <exception cref="ArgumentException">The configuration is invalid. The message does not quote it, because it may contain a password.</exception>
    private static ConfigurationOptions Parse(string configuration)
    {
        ConfigurationOptions options;
        try
        {
            options = ConfigurationOptions.Parse(configuration);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new ArgumentException("The Redis configuration cannot be read. The expected form is 'host:port,name=value'.", nameof(configuration));
        }

        // If the server is down at startup, the client connects as soon as the server is back. Until then, commands fail at once.
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry(500);
        options.ConnectTimeout = Math.Min(options.ConnectTimeout, 2000);
        options.AsyncTimeout = Math.Min(options.AsyncTimeout, 2000);
        options.ClientName ??= "ConvertTyped";
        return options;
    }
}
