using ConvertTyped.Configuration;
using ConvertTyped.Diagnostics;
using ConvertTyped.Http;
using ConvertTyped.Threading;

namespace ConvertTyped;

public sealed partial class ConvertCore
{
    private int _isRefreshing;
    private int _isClosed;

    /// <summary>
    /// Puts the config in place: the one given, or the one fetched. With both an SDK key and a config the latter is in force at once, and the
    /// former's replaces it in the background. Waits for the fetch; callers at the same time share it. Once it succeeded, a further call changes
    /// nothing; once it failed, it can be tried again.
    /// </summary>
    /// <returns>This core.</returns>
    /// <exception cref="ConfigLoadException">There is no config at hand and none can be fetched.</exception>
    /// <exception cref="InvalidConfigException">There is no config at hand and what was fetched is none.</exception>
    /// <exception cref="ObjectDisposedException">The core is closed.</exception>
    public ConvertCore Initialize()
    {
        // A synchronization context of the caller's must not have to run what the caller blocks on.
        return IsReady || _options.Config is not null
            ? InitializeAsync().GetAwaiter().GetResult()
            : Task.Run(() => InitializeAsync()).GetAwaiter().GetResult();
    }

    /// <summary>As <see cref="Initialize"/>, without blocking.</summary>
    /// <returns>This core.</returns>
    /// <exception cref="ConfigLoadException">There is no config at hand and none can be fetched.</exception>
    /// <exception cref="InvalidConfigException">There is no config at hand and what was fetched is none.</exception>
    /// <exception cref="ObjectDisposedException">The core is closed.</exception>
    /// <exception cref="OperationCanceledException">The caller no longer waits; a fetch under way goes on.</exception>
    public async Task<ConvertCore> InitializeAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
        if (_options.Config is { } config)
            _feed.Begin(config);
        else if (!IsReady)
            await _feed.LoadAsync(cancellationToken).ConfigureAwait(false);
        StartRefreshing();
        return this;
    }

    /// <summary>As <see cref="Initialize"/>, with the config that the endpoint would answer.</summary>
    internal ConvertCore InitializeWith(ConvertConfig config)
    {
        _feed.Begin(config);
        StartRefreshing();
        return this;
    }

    /// <summary>
    /// Refreshes the config in the background and returns at once. Failure is logged and changes nothing. Does nothing without an SDK key, before
    /// <see cref="Initialize"/> and after <see cref="Close"/>.
    /// </summary>
    public void RefreshNow()
    {
        if (CanRefresh())
            _ = _feed.LoadAsync(CancellationToken.None);
    }

    /// <summary>Refreshes the config and waits for it. Does nothing without an SDK key.</summary>
    /// <exception cref="ConfigException">It failed; the config at hand stays in force.</exception>
    /// <exception cref="InvalidOperationException">The core is not initialized.</exception>
    /// <exception cref="ObjectDisposedException">The core is closed.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
        if (!IsReady)
            throw new InvalidOperationException("The core is not initialized: call Initialize first.");
        if (CanRefresh())
            await _feed.LoadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>As <see cref="FlushAsync"/>, blocking, for at most <see cref="ConvertOptions.FlushTimeout"/>.</summary>
    public FlushResult Flush() => FlushAsync().GetAwaiter().GetResult();

    /// <summary>
    /// Delivers everything queued before the call, and waits for it, at most <see cref="ConvertOptions.FlushTimeout"/>. What cannot be delivered is
    /// told by the result, never thrown, and stays queued unless the endpoint refused it. An empty queue makes no request.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller no longer waits; delivery goes on.</exception>
    public Task<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => ReleaseAsync(ReleaseReason.Explicit, cancellationToken);

    /// <summary>Stops all background work. Idempotent; no final flush unless <see cref="ConvertOptions.FlushOnDispose"/>.</summary>
    public void Close() => Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 1)
            return;
        if (_options.FlushOnDispose)
            ReleaseAsync(ReleaseReason.AtExit, CancellationToken.None).GetAwaiter().GetResult();
        Stop();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 1)
            return;
        if (_options.FlushOnDispose)
            await ReleaseAsync(ReleaseReason.AtExit, CancellationToken.None).ConfigureAwait(false);
        Stop();
    }

    private async Task<FlushResult> ReleaseAsync(ReleaseReason reason, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var writing = WriteVisitorsAsync(reason, _options.FlushTimeout);
        var result = await Events.FlushAsync(reason, cancellationToken).ConfigureAwait(false);
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return result;
    }

    /// <summary>A user's store may block, and block for long.</summary>
    private Task WriteVisitorsAsync(ReleaseReason reason, TimeSpan atMost)
    {
        if (_options.DataStore is null)
            return Task.CompletedTask;
        var writing = Background.Run(() => Visitors.WriteAsync(reason)).WaitAsync(atMost, _time);
        Background.Forget(writing);
        return writing;
    }

    /// <summary>A store that hangs must leave a flush the time to deliver.</summary>
    private Task SettleClaimsAsync(ReleaseReason reason) => WriteVisitorsAsync(reason, _options.FlushTimeout / 2);

    private void StartRefreshing()
    {
        if (!_feed.CanFetch || Interlocked.Exchange(ref _isRefreshing, 1) == 1)
            return;
        var isBootstrapped = _options.Config is not null;
        if (_options.Refresh is { } refresh)
            Background.Forget(Background.Run(() => new RefreshLoop(new(refresh), _feed, _time).RunAsync(atOnce: isBootstrapped, _closing.Token)));
        else if (isBootstrapped)
            _ = _feed.LoadAsync(CancellationToken.None);
    }

    private bool CanRefresh()
    {
        var why =
            !_feed.CanFetch ? "there is no SDK key" :
            !IsReady ? "the core is not initialized" :
            _closing.IsCancellationRequested ? "the core is closed" :
            null;
        if (why is not null)
            Log.NothingToRefresh(Logger, why);
        return why is null;
    }

    private void Stop()
    {
        _closing.Cancel();
        Events.Dispose();
        if (Events.Count is > 0 and var events)
            Log.ClosedWithEvents(Logger, events);
        _http.Dispose();
        Instruments.Dispose();
    }

    private void Announce(ConfigSnapshot snapshot, bool isFirst)
    {
        foreach (var warning in snapshot.Warnings)
            Log.ConfigWarning(Logger, snapshot.ProjectId, warning);
        if (Environment is null && snapshot.Experiences.Any(experience => experience.Environment is not null))
            Log.EnvironmentUnchecked(Logger);
        Log.ConfigUpdated(Logger, snapshot.ProjectId, Redaction.SdkKey(_options.SdkKey));
        var payload = new ConfigUpdatedPayload(snapshot.AccountId, snapshot.ProjectId, snapshot.CountEntities()) { Drift = Manifests.Check(snapshot) };
        if (!isFirst)
        {
            Handlers.Raise(LifecycleEvent.ConfigUpdated, payload);
            return;
        }

        if (_options.EnableTracking)
            Log.TrackingEnabled(Logger, Endpoint.ForTracking(_options.Transport.TrackEndpoint, null, snapshot.AccountId, snapshot.ProjectId)?.Host ?? "no valid address");
        else
            Log.TrackingDisabled(Logger);
        Handlers.RaiseForAll(LifecycleEvent.Ready, new(snapshot.AccountId, snapshot.ProjectId));
        Handlers.RaiseForAll(LifecycleEvent.ConfigUpdated, payload);
    }
}
