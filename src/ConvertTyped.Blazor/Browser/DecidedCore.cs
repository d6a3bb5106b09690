using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Blazor.Browser;

/// <summary>Creates a core from the decisions that the server passed to the browser. The core sends its events to the application's own server.</summary>
internal sealed class DecidedCore : IDisposable
{
    private const string Nothing = """{"account":"0","project":"0","experiences":{},"features":{},"goals":{}}""";

    /// <summary>Only the server needs to know who the visitor is.</summary>
    private const string VisitorId = "browser";

    private static readonly TimeSpan AutoFlushInterval = TimeSpan.FromSeconds(1);

    private readonly ConvertCore _core;

    public DecidedCore(PersistentComponentState state, NavigationManager navigation, string trackingPath, ILoggerFactory? loggers)
    {
        var decisions = state.Take(PersistedText.Decisions) ?? Nothing;
        var endpoint = new Uri(new Uri(navigation.BaseUri), trackingPath.TrimStart('/'));
        var options = new ConvertOptions { Config = ConvertConfig.FromDecisions(decisions), LoggerFactory = loggers, AutoFlushInterval = AutoFlushInterval };
        // The SDK sends nothing over plain http, except to this machine.
        options.EnableTracking = endpoint.Scheme == Uri.UriSchemeHttps || endpoint.IsLoopback;
        if (options.EnableTracking)
            options.Transport.TrackEndpoint = endpoint.AbsoluteUri;
        _core = new ConvertCore(options).Initialize();
        Context = _core.CreateContext(VisitorId);
    }

    internal ConvertContext Context { get; }

    public void Dispose() => _core.Dispose();
}
