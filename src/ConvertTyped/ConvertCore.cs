using ConvertTyped.Attributes;
using ConvertTyped.Configuration;
using ConvertTyped.Diagnostics;
using ConvertTyped.Evaluation;
using ConvertTyped.Http;
using ConvertTyped.Lifecycle;
using ConvertTyped.Threading;
using ConvertTyped.Tracking;
using ConvertTyped.Visitors;
using Microsoft.Extensions.Logging;

namespace ConvertTyped;

/// <summary>
/// Owns a project's config, the visitors' states and the tracking queue. Make one per project and process, and a <see cref="ConvertContext"/>
/// per visitor from it. Safe for concurrent use.
/// </summary>
public sealed partial class ConvertCore : IDisposable, IAsyncDisposable
{
    private readonly ConvertOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpChannel _http;
    private readonly ConfigFeed _feed;
    private readonly CancellationTokenSource _closing = new();

    /// <summary>Makes a core; <see cref="Initialize"/> readies it. Starts nothing: no thread, no timer, no connection.</summary>
    /// <exception cref="ArgumentException">An option is out of its range, or neither an SDK key nor a config is given.</exception>
    public ConvertCore(ConvertOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.CheckedCopy();
        _time = _options.TimeProvider ?? TimeProvider.System;
        Environment = string.IsNullOrEmpty(_options.Environment) ? null : _options.Environment;
        Logger = IsolatedLogger.From(_options.LoggerFactory);
        Handlers = new(Logger);
        Warnings = new(Logger);
        Manifests = new(Logger);
        if (_options.Manifest is { } manifest)
            Manifests.Add(manifest, null);
        Visitors = new(InMemoryDataStore.DefaultCapacity, _options, Handlers, Logger, _time);
        var queue = new EventQueue(_options.MaxQueuedEvents);
        Instruments = new(_options.MeterFactory, () => queue.Count, Visitors.IsShared ? () => Visitors.Unwritten : null);
        _http = new(_options, _time, Instruments);
        var fetch = string.IsNullOrEmpty(_options.SdkKey) ? null : new ConfigFetch(_options, _http);
        _feed = new(fetch, Announce, Reject, Instruments, Logger, _time, _closing.Token)
        {
            LastGood = _options.ConfigCache is { } cache ? new(cache, _options, _time, Logger) : null,
        };
        Previews = new(fetch is null ? null : new PreviewConfigCache(fetch, _time, _closing.Token), Logger);
        Events = DeliveryOf(queue);
        var reporter = new EventReporter(Handlers, Events, Instruments, Warnings, _closing.Token) { IsEnabled = _options.EnableTracking };
        Sessions = new(Visitors, reporter, Logger) { Environment = Environment };
    }

    /// <summary>Makes a core and initializes it. When that fails the core is closed.</summary>
    /// <param name="options">What the core is made from.</param>
    /// <returns>A core that is ready.</returns>
    /// <exception cref="ArgumentException">An option is out of its range, or neither an SDK key nor a config is given.</exception>
    /// <inheritdoc cref="Initialize" path="/exception[not(contains(@cref, 'ObjectDisposedException'))]"/>
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

    /// <summary>Makes a core and initializes it, without blocking. When that fails the core is closed.</summary>
    /// <param name="options">What the core is made from.</param>
    /// <param name="cancellationToken">Ends the wait, and closes the core.</param>
    /// <returns>A core that is ready.</returns>
    /// <exception cref="ArgumentException">An option is out of its range, or neither an SDK key nor a config is given.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
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

    /// <summary>Whether there is a config, so that contexts can be created.</summary>
    public bool IsReady => CurrentConfig is not null;

    /// <summary>The config in force; null before <see cref="Initialize"/>.</summary>
    public ConfigSnapshot? CurrentConfig => _feed.Current;

    /// <summary>How up to date that config is; null before <see cref="Initialize"/>.</summary>
    public ConfigFreshness? ConfigFreshness => _feed.Freshness;

    /// <summary>Decisions in the config's place, for tests; null in production.</summary>
    internal DecisionOverrides? Overrides
    {
        init => Sessions.Overrides = value;
    }

    /// <summary>Told of each decision and conversion, and whether it is reported to Convert, for tests; null in production.</summary>
    internal Action<TrackedEvent, bool>? Observer
    {
        init => Sessions.Reporter.Observer = value;
    }

    internal string? Environment { get; }

    internal ILogger Logger { get; }

    internal LifecycleHandlers Handlers { get; }

    internal VisitorStore Visitors { get; }

    internal EventDelivery Events { get; }

    internal OnceWarnings Warnings { get; }

    internal VisitorSessions Sessions { get; }

    internal PreviewVariations Previews { get; }

    internal ManifestWatch Manifests { get; }

    internal Instruments Instruments { get; }

    /// <summary>
    /// A context for a visitor, on the config in force. Cheap: create one per request. What was decided and set for the visitor before holds.
    /// </summary>
    /// <param name="visitorId">Who visits: any stable, non-empty string.</param>
    /// <param name="attributes">What audience and segment rules see; copied. Null: what was set for the visitor before, if anything.</param>
    /// <param name="locationAttributes">What location rules see; copied. Null: nothing.</param>
    /// <exception cref="ArgumentException">The visitor id is null or empty.</exception>
    /// <exception cref="InvalidOperationException">
    /// The core is not initialized; or its data store is asynchronous and the visitor is not in memory: use <see cref="CreateContextAsync"/>.
    /// </exception>
    public ConvertContext CreateContext(
        string visitorId,
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(visitorId);
        var snapshot = CurrentConfig ?? throw new InvalidOperationException("The core is not initialized: call Initialize first.");
        return new(this, Sessions.Open(snapshot, visitorId, attributes), EvaluationView.At(AttributeCopy.Keep(locationAttributes)));
    }

    /// <summary>Removes all that is known of a visitor who withdrew consent, in memory and in the data store.</summary>
    internal Task ForgetAsync(string visitorId) =>
        CurrentConfig is { } snapshot ? Visitors.ForgetAsync(snapshot, new(visitorId)) : Task.CompletedTask;

    /// <summary>
    /// A context for a visitor without consent, or whose id will not come back: it decides, but stores and tracks nothing until
    /// <see cref="VisitorSession.Release"/>.
    /// </summary>
    internal ConvertContext CreateHeldContext(
        string visitorId,
        IReadOnlyDictionary<string, object?>? attributes,
        IReadOnlyDictionary<string, object?>? locationAttributes,
        bool isNew)
    {
        var snapshot = CurrentConfig ?? throw new InvalidOperationException("The core is not initialized: call Initialize first.");
        return new(this, Sessions.OpenHeld(snapshot, visitorId, attributes, isNew), EvaluationView.At(AttributeCopy.Keep(locationAttributes)));
    }

    /// <summary>
    /// Creates a context for a visitor, on the config in force, and awaits <see cref="ConvertOptions.AsyncDataStore"/> if there is one. If the store
    /// does not answer within <see cref="ConvertOptions.DataStoreTimeout"/> or fails, the context goes on with what is in memory.
    /// </summary>
    /// <param name="visitorId">Who visits: any stable, non-empty string.</param>
    /// <param name="attributes">What audience and segment rules see; copied. Null: what was set for the visitor before, if anything.</param>
    /// <param name="locationAttributes">What location rules see; copied. Null: nothing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">The visitor id is null or empty.</exception>
    /// <exception cref="InvalidOperationException">The core is not initialized.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public async Task<ConvertContext> CreateContextAsync(
        string visitorId,
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!Visitors.IsRemote)
            return CreateContext(visitorId, attributes, locationAttributes);
        ArgumentException.ThrowIfNullOrEmpty(visitorId);
        var snapshot = CurrentConfig ?? throw new InvalidOperationException("The core is not initialized: call Initialize first.");
        var session = await Sessions.OpenAsync(snapshot, visitorId, attributes, cancellationToken).ConfigureAwait(false);
        return new(this, session, new(null, AttributeCopy.Keep(locationAttributes)));
    }

    /// <summary>Calls <paramref name="handler"/> whenever the event happens; its second argument is the error, if the event is about one.</summary>
    /// <returns>Ends the subscription when disposed.</returns>
    public IDisposable On<TPayload>(LifecycleEvent<TPayload> lifecycleEvent, Action<TPayload, Exception?> handler)
    {
        ArgumentNullException.ThrowIfNull(lifecycleEvent);
        ArgumentNullException.ThrowIfNull(handler);
        return Handlers.Add(lifecycleEvent, handler);
    }

    private EventDelivery DeliveryOf(EventQueue queue)
    {
        var schedule = new RetrySchedule(_options.Transport.MaxRetries, _options.Transport.RetryDelay);
        var hurry = new WakeSignal();
        var batches = new BatchDelivery(_options, _http, schedule, hurry, _time, Instruments);
        return new(_options, queue, batches, new(queue, Handlers, Instruments, Logger), hurry, _time, _closing.Token);
    }

    /// <summary>The project and the state of the core.</summary>
    public override string ToString() => CurrentConfig is { } config ? config.ToString() : "no config yet";
}
