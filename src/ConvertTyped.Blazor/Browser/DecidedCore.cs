using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConvertTyped.Blazor.Browser;

/// <summary>
/// Creates a core from the decisions that the server passed to the browser, and adds the decisions of pages that are shown later. The core sends its
/// events to the application's own server.
/// </summary>
internal sealed class DecidedCore : IDisposable
{
    /// <summary>The same id for every visitor, because only the server needs to know who the visitor is.</summary>
    private const string VisitorId = "browser";

    private static readonly TimeSpan AutoFlushInterval = TimeSpan.FromSeconds(1);

    private readonly ILogger _logger;
    private readonly ConvertCore _core;
    private string _decisions;

    public DecidedCore(PersistentComponentState state, NavigationManager navigation, string trackingPath, ILoggerFactory? loggers)
    {
        _logger = loggers?.CreateLogger(Log.Category) ?? NullLogger.Instance;
        _decisions = HandedOverDecisions.None;
        var endpoint = new Uri(new Uri(navigation.BaseUri), trackingPath.TrimStart('/'));
        var options = new ConvertOptions { Config = ConvertConfig.FromDecisions(_decisions), LoggerFactory = loggers, AutoFlushInterval = AutoFlushInterval };
        // The SDK sends nothing over plain HTTP, except to this machine.
        options.EnableTracking = endpoint.Scheme == Uri.UriSchemeHttps || endpoint.IsLoopback;
        if (options.EnableTracking)
            options.Transport.TrackEndpoint = endpoint.AbsoluteUri;
        _core = new ConvertCore(options).Initialize();
        Context = _core.CreateContext(VisitorId);
        if (state.Take(PersistedText.Decisions) is { } decisions)
            Receive(decisions);
        if (OperatingSystem.IsBrowser())
            LaterPages.Subscribe(Receive);
    }

    internal ConvertContext Context { get; }

    /// <summary>Uses the decisions of a page from now on. Components that depend on the decisions are rendered again at once.</summary>
    internal void Receive(string decisions)
    {
        try
        {
            var merged = HandedOverDecisions.Over(_decisions, decisions);
            Context.Session.Use(ConvertConfig.FromDecisions(merged).Snapshot);
            _decisions = merged;
        }
        catch (InvalidConfigException exception)
        {
            Log.InvalidDecisions(_logger, exception.Message);
        }
    }

    public void Dispose() => _core.Dispose();
}
