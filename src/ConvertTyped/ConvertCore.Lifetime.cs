using ConvertTyped.Configuration;
using ConvertTyped.Diagnostics;
using ConvertTyped.Http;
using ConvertTyped.Threading;

namespace ConvertTyped;

public sealed partial class ConvertCore
{
    private int _isRefreshing;
    private int _isClosed;

    /// <summary>The longest that disposing may take; negative: the flush timeout.</summary>
    private long _closingTicks = -1;

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
            await LoadAsync(cancellationToken).ConfigureAwait(false);
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
    /// Delivers everything queued before the call and waits for it, at most <see cref="ConvertOptions.FlushTimeout"/>. A delivery that waits before
    /// a retry is tried at once. Failures are reported by the result and never thrown; undelivered events stay queued unless the endpoint refused
    /// them. If the queue is empty, no request is made.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller no longer waits; delivery goes on.</exception>
    public Task<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => ReleaseAsync(ReleaseReason.Explicit, _options.FlushTimeout, cancellationToken);

    /// <summary>Stops all background work. Idempotent. There is no final flush unless <see cref="ConvertOptions.FlushOnDispose"/>.</summary>
    public void Close() => Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 1)
            return;
        FinishAsync().GetAwaiter().GetResult();
        Stop();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 1)
            return;
        await FinishAsync().ConfigureAwait(false);
        Stop();
    }

    /// <summary>As <see cref="FlushAsync"/>, for the last time and within what is left of the host's time. Disposing then takes no longer than the rest.</summary>
    internal async Task<FlushResult> FinishAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        try
        {
            return await ReleaseAsync(ReleaseReason.AtExit, timeout, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            var left = timeout - _time.GetElapsedTime(started);
            Interlocked.Exchange(ref _closingTicks, Math.Max(left.Ticks, 0));
        }
    }

    private async Task<FlushResult> ReleaseAsync(ReleaseReason reason, TimeSpan timeout, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var writing = WriteVisitorsAsync(reason, timeout);
        var result = await Events.FlushAsync(reason, writing, timeout, cancellationToken).ConfigureAwait(false);
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var unwritten = Visitors.Unwritten;
        return result with { UnwrittenStates = unwritten, StoreError = unwritten > 0 ? Visitors.WriteError : null };
    }

    /// <summary>States are written even where events are not flushed: the next process reads them.</summary>
    private Task FinishAsync()
    {
        var ticks = Interlocked.Read(ref _closingTicks);
        var timeout = ticks < 0 ? _options.FlushTimeout : TimeSpan.FromTicks(ticks);
        return _options.FlushOnDispose
            ? ReleaseAsync(ReleaseReason.AtExit, timeout, CancellationToken.None)
            : Suppressed(WriteVisitorsAsync(ReleaseReason.AtExit, timeout));
    }

    private static async Task Suppressed(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Completes when states are written, at the latest after the timeout.</summary>
    private Task WriteVisitorsAsync(ReleaseReason reason, TimeSpan timeout)
    {
        if (Visitors.Unwritten == 0)
            return Task.CompletedTask;
        var writing = Visitors.WriteAsync(reason).WaitAsync(timeout, _time);
        Background.Forget(writing);
        return writing;
    }

    /// <summary>Fetches the config, or else takes the last one that was fetched by a process with the same cache.</summary>
    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _feed.LoadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ConfigException) when (_feed.LastGood is not null)
        {
            if (await _feed.LastGood.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } cached)
                throw;
            _feed.Begin(cached.Config, cached.FetchedAt);
        }
    }

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
        if (Visitors.Unwritten is > 0 and var states)
            Log.ClosedWithStates(Logger, states);
        Visitors.Dispose();
        if (Events.Count is > 0 and var events)
            Log.ClosedWithEvents(Logger, events);
        _http.Dispose();
        Instruments.Dispose();
    }

    /// <summary>Handlers are told of the config that stays in force, and why the other was refused.</summary>
    private void Reject(InvalidConfigException error)
    {
        var snapshot = CurrentConfig!;
        Handlers.Raise(LifecycleEvent.ConfigUpdated, new(snapshot.AccountId, snapshot.ProjectId, snapshot.CountEntities()), error);
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
