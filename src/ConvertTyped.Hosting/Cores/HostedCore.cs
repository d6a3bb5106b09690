using Microsoft.Extensions.Hosting;

namespace ConvertTyped.Hosting.Cores;

/// <summary>
/// Starts a core with its host and flushes it when the host stops. The container disposes the core. The time limits for starting and stopping use
/// the system clock, because a <see cref="TimeProvider"/> in the container may be a fake that does not advance.
/// </summary>
/// <param name="registered">The registration of the core.</param>
/// <param name="core">The core that the container resolves.</param>
/// <param name="created">The core that was created from <paramref name="options"/>. It differs from <paramref name="core"/> if a test has replaced the created core.</param>
/// <param name="options">The options of the core.</param>
/// <param name="host">How the core starts.</param>
/// <param name="budget">The time for stopping, shared with other cores.</param>
internal sealed class HostedCore(
    RegisteredCore registered, ConvertCore core, CreatedCore created, ConvertOptions options, ConvertHostOptions host, StopBudget budget) : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly TimeProvider _time = options.TimeProvider ?? TimeProvider.System;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var failure = await TryLoadAsync(cancellationToken).ConfigureAwait(false);
        if (core.IsReady)
            return;
        if (host.RequireConfig)
        {
            throw failure ?? (Exception)new TimeoutException(
                $"The config of {registered.Label} did not arrive within {host.StartTimeout.TotalSeconds:0.###} s. Check the network, or increase 'StartTimeout'.");
        }

        _ = RetryAsync();
    }

    /// <summary>
    /// Stops trying to load the config, and flushes the core. Some hosts call only <see cref="StartAsync"/> and this method. Test hosts may call this
    /// method again after disposal.
    /// </summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Stop();
        return FinishAsync(cancellationToken);
    }

    /// <summary>Starts delivering the queued events before other services stop, because those services may use up the host's shutdown time-out.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _ = core.FlushAsync(CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Delivers the events that other services queued after this service had stopped.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken) => FinishAsync(cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        Stop();
        _stopping.Dispose();
    }

    private void Stop()
    {
        if (!_stopping.IsCancellationRequested)
            _stopping.Cancel();
    }

    /// <summary>
    /// Initializes the core and, if it has an SDK key, loads the config from the endpoint. Returns the reason for a failure; null if loading succeeded or
    /// timed out.
    /// </summary>
    private async Task<ConfigException?> TryLoadAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(host.StartTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await core.InitializeAsync(core.IsReady ? cancellationToken : either.Token).ConfigureAwait(false);
            if (IsOnBootstrapConfig)
                await core.RefreshAsync(either.Token).ConfigureAwait(false);
            return null;
        }
        catch (ConfigException exception)
        {
            return exception;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Whether the core still uses the config that it was created with, although the endpoint may have a newer config.</summary>
    private bool IsOnBootstrapConfig =>
        created.IsSameAs(core) && options.Config is not null && !string.IsNullOrEmpty(options.SdkKey) && core.ConfigFreshness is { ConfirmedAt: null };

    private async Task RetryAsync()
    {
        try
        {
            for (var delay = FirstRetry; !await TryInitializeAsync().ConfigureAwait(false); delay = delay * 2 < LongestRetry ? delay * 2 : LongestRetry)
                await Task.Delay(delay, _time, _stopping.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The host is stopping.
        }
    }

    private async Task<bool> TryInitializeAsync()
    {
        try
        {
            await core.InitializeAsync(_stopping.Token).ConfigureAwait(false);
            return true;
        }
        catch (ConfigException)
        {
            return false;
        }
    }

    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        try
        {
            await budget.SpendAsync(options.FlushTimeout, left => FinishAsync(left, cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The time is up, or the core was disposed. Closing the core logs how many events remain.
        }
    }

    private async Task FinishAsync(TimeSpan left, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(left);
        await core.Parts.Flush.FinishAsync(left, limit.Token).ConfigureAwait(false);
    }
}
