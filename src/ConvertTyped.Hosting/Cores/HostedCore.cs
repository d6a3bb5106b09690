using Microsoft.Extensions.Hosting;

namespace ConvertTyped.Hosting.Cores;

/// <summary>Starts a core with its host, within bounds, and flushes it when the host stops. The container disposes it.</summary>
/// <param name="core">Disposed by the container.</param>
/// <param name="made">What the core was made from.</param>
/// <param name="options">How it starts.</param>
internal sealed class HostedCore(ConvertCore core, ConvertOptions made, ConvertHostOptions options) : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly TimeProvider _time = made.TimeProvider ?? TimeProvider.System;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var failure = await TryLoadAsync(cancellationToken).ConfigureAwait(false);
        if (core.IsReady)
            return;
        if (options.RequireConfig)
            throw failure ?? (Exception)new TimeoutException($"Convert's config did not come within {options.StartTimeout.TotalSeconds:0.###} s.");
        _ = KeepTryingAsync();
    }

    /// <summary>Hosts without lifecycle services call only this one of the three; some, test hosts among them, once more when all is disposed.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Stop();
        return FlushAsync(cancellationToken);
    }

    /// <summary>Others may take all of the host's time to stop: what is queued by now need not wait for them.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _ = FlushAsync(CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Delivers what was queued by those who stopped after this one.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken) => FlushAsync(cancellationToken);

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

    /// <summary>Null, or why the endpoint's config is not in force.</summary>
    private async Task<ConfigException?> TryLoadAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.StartTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        // A core that was given its config before the host started is up to date, or is not the one that was made.
        var isLoaded = core.IsReady;
        try
        {
            await core.InitializeAsync(made.Config is not null ? cancellationToken : either.Token).ConfigureAwait(false);
            if (!isLoaded && made.Config is not null && !string.IsNullOrEmpty(made.SdkKey))
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

    private async Task KeepTryingAsync()
    {
        try
        {
            for (var delay = FirstRetry; !await IsLoadedAsync().ConfigureAwait(false); delay = delay * 2 < LongestRetry ? delay * 2 : LongestRetry)
                await Task.Delay(delay, _time, _stopping.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The host stops.
        }
    }

    private async Task<bool> IsLoadedAsync()
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

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await core.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The host's time is up; closing the core says how many events are left.
        }
    }
}
