using ConvertTyped.Configuration;
using ConvertTyped.Diagnostics;
using ConvertTyped.Http;
using ConvertTyped.Lifecycle;
using ConvertTyped.Telemetry;
using ConvertTyped.Threading;
using ConvertTyped.Tracking;
using ConvertTyped.Visitors;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Composition;

/// <summary>Creates and connects the parts of one core. Creating them starts no thread, timer or connection.</summary>
internal sealed class CoreParts
{
    private readonly CancellationTokenSource _closing = new();
    private readonly HttpChannel _http;
    private readonly Instruments _instruments;

    internal CoreParts(ConvertOptions options)
    {
        var time = options.TimeProvider ?? TimeProvider.System;
        Environment = string.IsNullOrEmpty(options.Environment) ? null : options.Environment;
        Logger = IsolatedLogger.From(options.LoggerFactory);
        Handlers = new(Logger);
        Warnings = new(Logger);
        Manifests = new(Logger);
        if (options.Manifest is { } manifest)
            Manifests.Add(manifest.Project, null);
        Visitors = new(InMemoryDataStore.DefaultCapacity, options, Handlers, Logger, time);
        var queue = new EventQueue(options.MaxQueuedEvents);
        _instruments = new(options.MeterFactory, () => queue.Count, Visitors.IsShared ? () => Visitors.Unwritten : null);
        _http = new(options, time, _instruments);
        var fetch = string.IsNullOrEmpty(options.SdkKey) ? null : new ConfigFetch(options, _http);
        var announcer = new ConfigAnnouncer(options, Environment, Manifests, Handlers, Logger);
        Feed = new(fetch, InUse, announcer.Reject, _instruments, Logger, time, _closing.Token)
        {
            LastGood = options.ConfigCache is { } cache ? new(cache, options, time, Logger) : null,
        };
        Loader = new(options, Feed, Logger, time, _closing.Token);
        Previews = new(fetch is null ? null : new PreviewConfigCache(fetch, time, _closing.Token), Logger);
        Events = CreateDelivery(options, queue, time);
        Flush = new(options, Visitors, Events, time);
        var reporter = new EventReporter(Handlers, Events, _instruments, Warnings, _closing.Token) { IsEnabled = options.EnableTracking };
        Sessions = new(Visitors, reporter, Logger) { Environment = Environment, Telemetry = EvaluationTelemetry.From(options) };

        void InUse(ConfigSnapshot snapshot, bool isFirst)
        {
            announcer.Announce(snapshot, isFirst);
            if (options.EnableTracking)
                Events!.Start(snapshot);
        }
    }

    internal string? Environment { get; }

    internal ILogger Logger { get; }

    internal LifecycleHandlers Handlers { get; }

    internal OnceWarnings Warnings { get; }

    internal ManifestWatch Manifests { get; }

    internal ConfigFeed Feed { get; }

    internal ConfigLoader Loader { get; }

    internal PreviewVariations Previews { get; }

    internal VisitorStore Visitors { get; }

    internal VisitorSessions Sessions { get; }

    internal EventDelivery Events { get; }

    internal CoreFlush Flush { get; }

    internal bool IsClosed => _closing.IsCancellationRequested;

    /// <summary>Stops all background work, and logs how many states were not written and how many events were not delivered.</summary>
    internal void Stop()
    {
        _closing.Cancel();
        Events.Dispose();
        if (Visitors.Unwritten is > 0 and var states)
            Log.ClosedWithStates(Logger, states);
        Visitors.Dispose();
        if (Events.Count is > 0 and var events)
            Log.ClosedWithEvents(Logger, events);
        _http.Dispose();
        _instruments.Dispose();
    }

    private EventDelivery CreateDelivery(ConvertOptions options, EventQueue queue, TimeProvider time)
    {
        var schedule = new RetrySchedule(options.Transport.MaxRetries, options.Transport.RetryDelay);
        var retryNow = new WakeSignal();
        var batches = new BatchDelivery(options, _http, schedule, retryNow, time, _instruments);
        var report = new DeliveryReport(queue, Handlers, _instruments, Logger);
        OutboxEvents? stored = null;
        if (options.Outbox is { } outbox)
        {
            var leases = new OutboxLeases(outbox, options.OutboxLease ?? 3 * options.Transport.Timeout, batches, retryNow, time, Logger);
            stored = new(options, queue, new(leases, schedule, retryNow, report, time, Logger, _closing.Token), report, time, Logger);
        }

        return new(options, queue, batches, report, retryNow, stored, time, _closing.Token);
    }
}
