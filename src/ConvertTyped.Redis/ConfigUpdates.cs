using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace ConvertTyped.Redis;

/// <summary>
/// Announces the version of each config that this server starts to use, and refreshes the config when another server announces a different version. A
/// refresh that finds no new config sends no announcement, so that servers do not trigger each other endlessly.
/// </summary>
internal sealed class ConfigUpdates(ConvertCore core, RedisConnection connection, string prefix) : IHostedService, IDisposable
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private readonly string _sender = Guid.NewGuid().ToString("N");
    private readonly CancellationTokenSource _stopping = new();
    private IDisposable? _subscription;

    private RedisChannel Channel { get; } = RedisChannel.Literal($"{prefix}config-updated");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = SubscribeAsync();
        _subscription = core.On(LifecycleEvent.ConfigUpdated, (payload, error) =>
        {
            if (error is null)
                Task.Run(AnnounceAsync);
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        if (!_stopping.IsCancellationRequested)
            _stopping.Cancel();
    }

    /// <summary>Subscribes to the announcements of other servers. If the connection is lost later, the Redis client itself subscribes again.</summary>
    private async Task SubscribeAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var subscriber = await connection.SubscriberAsync(_stopping.Token).ConfigureAwait(false);
                await subscriber.SubscribeAsync(Channel, (_, message) => Received(message)).ConfigureAwait(false);
                return;
            }
            catch (Exception exception) when (IsOutage(exception))
            {
                await Task.Delay(RetryInterval, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Announces the current config. A failed announcement is not repeated, because servers that miss it refresh at their usual time.</summary>
    private async Task AnnounceAsync()
    {
        try
        {
            var subscriber = await connection.SubscriberAsync(_stopping.Token).ConfigureAwait(false);
            await subscriber.PublishAsync(Channel, $"{_sender} {Current}").ConfigureAwait(false);
        }
        catch (Exception exception) when (IsOutage(exception))
        {
        }
    }

    /// <summary>Whether an exception means that Redis failed or cannot be reached, or that the host is stopping.</summary>
    private static bool IsOutage(Exception exception) =>
        exception is RedisException or OperationCanceledException or TimeoutException or ObjectDisposedException;

    private void Received(RedisValue message)
    {
        var parts = ((string?)message)?.Split(' ', 2) ?? [];
        if (parts.Length == 2 && parts[0] != _sender && !_stopping.IsCancellationRequested && IsOfThisProject(parts[1]) && parts[1] != Current)
            core.RefreshNow();
    }

    /// <summary>The account, project and version of the config in use. A config without a version is announced with a new random version each time.</summary>
    private string Current => core.CurrentConfig is { } config
        ? $"{config.AccountId}/{config.ProjectId}/{config.Version ?? Guid.NewGuid().ToString("N")}"
        : "";

    private bool IsOfThisProject(string announced) =>
        core.CurrentConfig is { } config && announced.StartsWith($"{config.AccountId}/{config.ProjectId}/", StringComparison.Ordinal);
}
