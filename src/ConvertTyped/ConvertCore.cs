using ConvertTyped.Storage;
using ConvertTyped.Telemetry;
using ConvertTyped.Tracking;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConvertTyped;

/// <summary>
/// Owns a project's config, the visitors' states and the tracking queue. Make one per project and process, and a <see cref="ConvertContext"/>
/// per visitor from it. Safe for concurrent use.
/// </summary>
public sealed class ConvertCore : IDisposable, IAsyncDisposable
{
    private readonly ConvertOptions _options;
    private ConfigSnapshot? _snapshot;

    /// <summary>Makes a core; <see cref="Initialize"/> readies it.</summary>
    /// <exception cref="ArgumentException">An option is out of its range, or neither an SDK key nor a config is given.</exception>
    public ConvertCore(ConvertOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (string.IsNullOrEmpty(options.SdkKey) && options.Config is null)
            throw new ArgumentException("Neither an SDK key nor a config is given.", nameof(options));
        _options = options;
        Environment = string.IsNullOrEmpty(options.Environment) ? null : options.Environment;
        Logger = options.LoggerFactory?.CreateLogger(Log.Category) ?? NullLogger.Instance;
        Handlers = new(Logger);
        Visitors = new(InMemoryDataStore.DefaultCapacity, options.DataStore, Handlers, Logger);
        Events = new(options.MaxQueuedEvents);
    }

    /// <summary>Whether there is a config, so that contexts can be created.</summary>
    public bool IsReady => CurrentConfig is not null;

    /// <summary>The config in force; null before <see cref="Initialize"/>.</summary>
    public ConfigSnapshot? CurrentConfig => Volatile.Read(ref _snapshot);

    internal string? Environment { get; }

    internal ILogger Logger { get; }

    internal LifecycleHandlers Handlers { get; }

    internal VisitorStore Visitors { get; }

    internal EventQueue Events { get; }

    /// <summary>Puts the config in place. A second call changes nothing.</summary>
    /// <returns>This core.</returns>
    public ConvertCore Initialize()
    {
        if (_options.Config?.Snapshot is { } snapshot && Interlocked.CompareExchange(ref _snapshot, snapshot, null) is null)
            Announce(snapshot);
        return this;
    }

    /// <summary>Puts the config in place. A second call changes nothing.</summary>
    /// <returns>This core.</returns>
    public Task<ConvertCore> InitializeAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Initialize());
    }

    /// <summary>
    /// A context for a visitor, on the config in force. Cheap: create one per request. What was decided and set for the visitor before holds.
    /// </summary>
    /// <param name="visitorId">Who visits: any stable, non-empty string.</param>
    /// <param name="attributes">What audience and segment rules see; copied. Null: what was set for the visitor before, if anything.</param>
    /// <param name="locationAttributes">What location rules see; copied. Null: nothing.</param>
    /// <exception cref="ArgumentException">The visitor id is null or empty.</exception>
    /// <exception cref="InvalidOperationException">The core is not initialized.</exception>
    public ConvertContext CreateContext(
        string visitorId,
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(visitorId);
        var snapshot = CurrentConfig ?? throw new InvalidOperationException("The core is not initialized: call Initialize first.");
        return new(this, snapshot, visitorId, Visitors.Load(snapshot, visitorId), attributes, locationAttributes);
    }

    /// <summary>As <see cref="CreateContext"/>, without blocking the caller on a remote <see cref="ConvertOptions.DataStore"/>.</summary>
    public Task<ConvertContext> CreateContextAsync(
        string visitorId,
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _options.DataStore is null
            ? Task.FromResult(CreateContext(visitorId, attributes, locationAttributes))
            : Task.Run(() => CreateContext(visitorId, attributes, locationAttributes), cancellationToken);
    }

    /// <summary>Calls <paramref name="handler"/> whenever the event happens; its second argument is the error, if the event is about one.</summary>
    /// <returns>Ends the subscription when disposed.</returns>
    public IDisposable On<TPayload>(LifecycleEvent<TPayload> lifecycleEvent, Action<TPayload, Exception?> handler)
    {
        ArgumentNullException.ThrowIfNull(lifecycleEvent);
        ArgumentNullException.ThrowIfNull(handler);
        return Handlers.Add(lifecycleEvent, handler);
    }

    /// <summary>Stops all background work. Idempotent; no final flush unless <see cref="ConvertOptions.FlushOnDispose"/>.</summary>
    public void Close() => Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Announce(ConfigSnapshot snapshot)
    {
        foreach (var warning in snapshot.Warnings)
            Log.ConfigWarning(Logger, snapshot.ProjectId, warning);
        if (Environment is null && snapshot.Experiences.Any(experience => experience.Environment is not null))
            Log.EnvironmentUnchecked(Logger);
        Handlers.RaiseForAll(LifecycleEvent.Ready, new(snapshot.AccountId, snapshot.ProjectId));
        Handlers.RaiseForAll(LifecycleEvent.ConfigUpdated, new(snapshot.AccountId, snapshot.ProjectId, snapshot.CountEntities()));
    }
}
