using ConvertTyped.Attributes;
using ConvertTyped.Composition;
using ConvertTyped.Evaluation;
using ConvertTyped.Tracking;
using ConvertTyped.Visitors;

namespace ConvertTyped;

/// <summary>
/// Owns a project's config, the state of its visitors and the queue of events. Create one core per project and process, and a
/// <see cref="ConvertContext"/> for each visitor. Safe for concurrent use.
/// </summary>
public sealed class ConvertCore : IDisposable, IAsyncDisposable
{
    private readonly ConvertOptions _options;
    private int _isClosed;

    /// <summary>
    /// Creates a core. Call <see cref="Initialize"/> or <see cref="InitializeAsync"/> before you use the core. The constructor starts no thread,
    /// timer or connection.
    /// </summary>
    /// <exception cref="ArgumentException">An option is not valid, or there is neither an SDK key nor a config.</exception>
    public ConvertCore(ConvertOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.CheckedCopy();
        Parts = new(_options);
    }

    /// <summary>Creates a core and initializes it. If the initialization fails, the core is closed.</summary>
    /// <param name="options">The core's options. They are copied, so later changes have no effect on the core.</param>
    /// <returns>The initialized core. Dispose it when your application stops.</returns>
    /// <exception cref="ArgumentException">An option is not valid, or there is neither an SDK key nor a config.</exception>
    /// <inheritdoc cref="Initialize" path="/exception[not(contains(@cref, 'ObjectDisposedException'))]"/>
    /// <include file="Examples.xml" path="examples/Start/*"/>
    public static ConvertCore Start(ConvertOptions options)
    {
        var core = new ConvertCore(options);
        try
        {
            return core.Initialize();
        }
        catch
        {
            core.Dispose();
            throw;
        }
    }

    /// <summary>Creates a core and initializes it, without blocking. If the initialization fails, the core is closed.</summary>
    /// <param name="options">The core's options. They are copied, so later changes have no effect on the core.</param>
    /// <param name="cancellationToken">Cancels the wait. The core is then closed.</param>
    /// <returns>The initialized core. Dispose it when your application stops.</returns>
    /// <exception cref="ArgumentException">An option is not valid, or there is neither an SDK key nor a config.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    /// <inheritdoc cref="Initialize" path="/exception[not(contains(@cref, 'ObjectDisposedException'))]"/>
    public static async Task<ConvertCore> StartAsync(ConvertOptions options, CancellationToken cancellationToken = default)
    {
        var core = new ConvertCore(options);
        try
        {
            return await core.InitializeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await core.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Whether the core has a config, so that you can create contexts.</summary>
    public bool IsReady => CurrentConfig is not null;

    /// <summary>The config in use; null until <see cref="Initialize"/> has succeeded.</summary>
    public ConfigSnapshot? CurrentConfig => Parts.Feed.Current;

    /// <summary>How up to date the config in use is; null until <see cref="Initialize"/> has succeeded.</summary>
    public ConfigFreshness? ConfigFreshness => Parts.Feed.Freshness;

    /// <summary>A test's overrides, which take precedence over the config; null in production.</summary>
    internal DecisionOverrides? Overrides { init => Parts.Sessions.Overrides = value; }

    /// <summary>Receives each new decision and conversion, and whether it is reported to Convert; null in production.</summary>
    internal Action<TrackedEvent, bool>? Observer { init => Parts.Sessions.Reporter.Observer = value; }

    internal CoreParts Parts { get; }

    /// <summary>
    /// Loads the first config: <see cref="ConvertOptions.Config"/> if it is set, otherwise the config that is fetched with
    /// <see cref="ConvertOptions.SdkKey"/>. If both are set, the given config is used at once, and the fetched config replaces it in the background.
    /// If no config is given and fetching fails, the config in <see cref="ConvertOptions.ConfigCache"/> is used. Concurrent calls share one fetch. After
    /// a success, further calls do nothing. After a failure, you can call this method again.
    /// </summary>
    /// <returns>This core, so that you can chain calls.</returns>
    /// <exception cref="ConfigLoadException">No config is given, the config could not be fetched, and no usable config is cached.</exception>
    /// <exception cref="InvalidConfigException">No config is given, the fetched config is invalid, and no usable config is cached.</exception>
    /// <exception cref="ObjectDisposedException">The core is closed.</exception>
    public ConvertCore Initialize()
    {
        // Task.Run prevents a deadlock: this call blocks the thread, so no continuation may need the caller's synchronization context.
        return IsReady || _options.Config is not null
            ? InitializeAsync().GetAwaiter().GetResult()
            : Task.Run(() => InitializeAsync()).GetAwaiter().GetResult();
    }

    /// <summary>The asynchronous version of <see cref="Initialize"/>.</summary>
    /// <inheritdoc cref="Initialize" path="/returns | /exception"/>
    /// <exception cref="OperationCanceledException">The token was canceled; a fetch in progress continues.</exception>
    public async Task<ConvertCore> InitializeAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(Parts.IsClosed, this);
        await Parts.Loader.InitializeAsync(cancellationToken).ConfigureAwait(false);
        return this;
    }

    /// <summary>
    /// Creates a context for a visitor, with the config in use. A context is cheap: create one per request. The context uses the visitor's stored
    /// decisions, goals, attributes and segments.
    /// </summary>
    /// <param name="visitorId">The visitor's id: any stable, non-empty string.</param>
    /// <param name="attributes">Attributes for audience and segment rules. They are copied, and replace stored attributes with the same key.</param>
    /// <param name="locationAttributes">The attributes that location rules read. They are copied; null if there are none.</param>
    /// <exception cref="ArgumentException">The visitor id is null or empty.</exception>
    /// <exception cref="InvalidOperationException">
    /// The core is not initialized, or its data store is asynchronous and the visitor is not in memory. In the second case, use
    /// <see cref="CreateContextAsync"/>.
    /// </exception>
    /// <include file="Examples.xml" path="examples/CreateContext/*"/>
    public ConvertContext CreateContext(
        string visitorId,
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(visitorId);
        return ContextFor(Parts.Sessions.Open(Parts.Feed.RequireCurrent(), visitorId, attributes), locationAttributes);
    }

    /// <summary>
    /// Creates a context for a visitor, with the config in use, and reads the visitor's state from <see cref="ConvertOptions.AsyncDataStore"/> if
    /// there is one. If the store fails or does not respond within <see cref="ConvertOptions.DataStoreTimeout"/>, the state in memory is used.
    /// </summary>
    /// <param name="visitorId">The visitor's id: any stable, non-empty string.</param>
    /// <param name="attributes">Attributes for audience and segment rules. They are copied, and replace stored attributes with the same key.</param>
    /// <param name="locationAttributes">The attributes that location rules read. They are copied; null if there are none.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="ArgumentException">The visitor id is null or empty.</exception>
    /// <exception cref="InvalidOperationException">The core is not initialized.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<ConvertContext> CreateContextAsync(
        string visitorId,
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!Parts.Visitors.IsRemote)
            return CreateContext(visitorId, attributes, locationAttributes);
        ArgumentException.ThrowIfNullOrEmpty(visitorId);
        var session = await Parts.Sessions.OpenAsync(Parts.Feed.RequireCurrent(), visitorId, attributes, cancellationToken).ConfigureAwait(false);
        return ContextFor(session, locationAttributes);
    }

    /// <summary>
    /// Creates a context for a visitor without consent or without a persistent id. The context makes decisions, but stores and tracks nothing until
    /// <see cref="VisitorSession.EndHold"/> is called.
    /// </summary>
    internal ConvertContext CreateHeldContext(
        string visitorId, IReadOnlyDictionary<string, object?>? attributes, IReadOnlyDictionary<string, object?>? locationAttributes, bool isNew) =>
        ContextFor(Parts.Sessions.OpenHeld(Parts.Feed.RequireCurrent(), visitorId, attributes, isNew), locationAttributes);

    /// <summary>Deletes a visitor's state from memory and from the data store after the visitor has withdrawn consent.</summary>
    internal Task ForgetAsync(string visitorId) =>
        CurrentConfig is { } snapshot ? Parts.Visitors.ForgetAsync(snapshot, new(visitorId)) : Task.CompletedTask;

    /// <summary>Calls a handler each time an event occurs. The handler's second argument is the error that the event reports, or null.</summary>
    /// <returns>A subscription; dispose it to unsubscribe.</returns>
    /// <include file="Examples.xml" path="examples/On/*"/>
    public IDisposable On<TPayload>(LifecycleEvent<TPayload> lifecycleEvent, Action<TPayload, Exception?> handler)
    {
        ArgumentNullException.ThrowIfNull(lifecycleEvent);
        ArgumentNullException.ThrowIfNull(handler);
        return Parts.Handlers.Add(lifecycleEvent, handler);
    }

    /// <summary>
    /// Refreshes the config in the background and returns at once. If the refresh fails, the current config stays in use; only the first of several
    /// consecutive failures is logged. This method does nothing without an SDK key, before <see cref="Initialize"/> or after <see cref="Close"/>.
    /// </summary>
    public void RefreshNow() => Parts.Loader.RefreshNow();

    /// <summary>Refreshes the config and waits until the refresh completes. This method does nothing without an SDK key.</summary>
    /// <exception cref="ConfigException">The refresh failed; the current config stays in use.</exception>
    /// <exception cref="InvalidOperationException">The core is not initialized.</exception>
    /// <exception cref="ObjectDisposedException">The core is closed.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled; a fetch in progress continues.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(Parts.IsClosed, this);
        await Parts.Loader.RefreshAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The blocking version of <see cref="FlushAsync"/>, with the same time limit.</summary>
    public FlushResult Flush() => FlushAsync().GetAwaiter().GetResult();

    /// <summary>
    /// Delivers all events queued before the call and writes visitors' states to the data store. Waits for at most <see cref="ConvertOptions.FlushTimeout"/>;
    /// with an outbox, up to 10% longer, to count the events that remain. Deliveries that wait for a retry are retried at once. Failures are reported in the
    /// result and never thrown. Undelivered events stay queued unless the endpoint rejected them. If there are no events to deliver, no request is made.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was canceled; the delivery continues.</exception>
    /// <include file="Examples.xml" path="examples/FlushAsync/*"/>
    public Task<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
        Parts.Flush.RunAsync(ReleaseReason.Explicit, _options.FlushTimeout, cancellationToken);

    /// <summary>
    /// Waits for at most <see cref="ConvertOptions.FlushTimeout"/> until all events tracked before the call are in <see cref="ConvertOptions.Outbox"/>, so
    /// that a crash does not lose them. Failures are reported in the result and never thrown. To wait for delivery, use <see cref="FlushAsync"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no outbox.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled; committing continues.</exception>
    /// <include file="Examples.xml" path="examples/CommitAsync/*"/>
    public Task<CommitResult> CommitAsync(CancellationToken cancellationToken = default) => _options.Outbox is null
        ? throw new InvalidOperationException("There is no outbox. Set ConvertOptions.Outbox, or call AddConvertDatabaseOutbox.")
        : Parts.Flush.CommitAsync(cancellationToken);

    /// <summary>
    /// Writes visitors' states to the data store, commits queued events to the outbox if there is one, and stops all background work. Delivers queued
    /// events only if <see cref="ConvertOptions.FlushOnDispose"/> is true. Further calls do nothing.
    /// </summary>
    public void Close() => Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 1)
            return;
        Parts.Flush.CloseAsync().GetAwaiter().GetResult();
        Parts.Stop();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 1)
            return;
        await Parts.Flush.CloseAsync().ConfigureAwait(false);
        Parts.Stop();
    }

    /// <summary>The project, and how many experiences, features and goals it has; <c>no config yet</c> if there is no config.</summary>
    public override string ToString() => CurrentConfig is { } config ? config.ToString() : "no config yet";

    private ConvertContext ContextFor(VisitorSession session, IReadOnlyDictionary<string, object?>? locationAttributes) =>
        new(Parts, session, EvaluationView.At(AttributeCopy.Keep(locationAttributes)));
}
