using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ConvertTyped.Diagnostics;

/// <summary>The meter and the activity source of a core, both named <c>ConvertTyped</c>. They add almost no overhead if there is no listener.</summary>
internal sealed class Instruments : IDisposable
{
    internal const string Name = "ConvertTyped";
    private const long Unknown = -1;

    private readonly Meter _meter;
    private readonly bool _ownsMeter;
    private readonly ActivitySource _activities = new(Name);
    private readonly Counter<long> _decisions;
    private readonly Counter<long> _conversions;
    private readonly Counter<long> _skippedPatterns;
    private readonly Counter<long> _delivered;
    private readonly Counter<long> _retried;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _unconfirmed;
    private readonly Counter<long> _refreshes;
    private readonly Counter<long> _refreshFailures;
    private readonly ObservableGauge<long> _outbox;
    private Func<int>? _queueLength;
    private Func<int>? _unwrittenStates;
    private long _outboxEvents = Unknown;

    internal Instruments(IMeterFactory? factory, Func<int> queueLength, Func<int>? unwrittenStates = null)
    {
        _ownsMeter = factory is null;
        _meter = factory?.Create(Name) ?? new Meter(Name);
        _queueLength = queueLength;
        _unwrittenStates = unwrittenStates;
        _decisions = _meter.CreateCounter<long>(
            "convert.decisions",
            "{decision}",
            "Evaluations of experiences in which the visitor got a variation, by experience key and variation key.");
        _conversions = _meter.CreateCounter<long>("convert.conversions", "{conversion}", "Conversions, by goal key and status.");
        _skippedPatterns = _meter.CreateCounter<long>(
            "convert.patterns.skipped",
            "{evaluation}",
            "Evaluations in which a rule with a regular expression did not match because of a limit, by reason: timeout or text_length.");
        _delivered = _meter.CreateCounter<long>("convert.events.delivered", "{event}", "Events that the tracking endpoint accepted.");
        _retried = _meter.CreateCounter<long>("convert.events.retried", "{event}", "Events that were sent again after a transient failure.");
        _dropped = _meter.CreateCounter<long>(
            "convert.events.dropped",
            "{event}",
            "Events that were dropped, by reason: overflow, rejected or outbox_full (the outbox was full, or the events were too old).");
        _unconfirmed = _meter.CreateCounter<long>(
            "convert.events.unconfirmed", "{event}", "Events that were sent although the data store did not confirm that no other process sends them.");
        _refreshes = _meter.CreateCounter<long>(
            "convert.config.refreshes", "{fetch}", "Config fetches with a valid response, by outcome: updated, unchanged or older.");
        _refreshFailures = _meter.CreateCounter<long>("convert.config.refresh_failures", "{fetch}", "Config fetches that failed.");
        _meter.CreateObservableGauge(
            "convert.events.queued", ObserveQueue, "{event}", "Events that are waiting in memory to be delivered or written to the outbox.");
        _outbox = _meter.CreateObservableGauge("convert.outbox.events", ObserveOutbox, "{event}", "Events in the outbox, from all processes, as of the last count.");
        _meter.CreateObservableGauge(
            "convert.states.unwritten", ObserveStates, "{visitor}", "Visitors' states that are waiting to be written to the data store.");
    }

    /// <summary>Whether the metric for the number of events in the outbox has a listener. Counting the events requires a query.</summary>
    internal bool IsOutboxObserved => _outbox.Enabled;

    internal void Decided(Variation? variation)
    {
        if (_decisions.Enabled && variation is not null)
            _decisions.Add(1, new("experience", variation.Experience.Key), new("variation", variation.Key ?? variation.Id));
    }

    /// <summary>Counts a conversion. If the key is not in the config, the goal is null, because unknown keys must not become tags.</summary>
    internal void Converted(Goal? goal, ConversionStatus status)
    {
        if (!_conversions.Enabled)
            return;
        var name = status switch
        {
            ConversionStatus.Queued => "queued",
            ConversionStatus.Deduplicated => "deduplicated",
            ConversionStatus.NotTracked => "not_tracked",
            _ => "goal_not_found",
        };
        if (goal is null)
            _conversions.Add(1, new KeyValuePair<string, object?>("status", name));
        else
            _conversions.Add(1, new("goal", goal.Key), new("status", name));
    }

    internal void PatternsSkipped(string reason) => _skippedPatterns.Add(1, new KeyValuePair<string, object?>("reason", reason));

    internal void Delivered(int events) => _delivered.Add(events);

    internal void Retried(int events) => _retried.Add(events);

    internal void Rejected(int events) => _dropped.Add(events, new KeyValuePair<string, object?>("reason", "rejected"));

    internal void Unconfirmed(int events) => _unconfirmed.Add(events);

    /// <summary>Counts events that the outbox removed because it was full or because the events were too old.</summary>
    internal void Expired(int events) => _dropped.Add(events, new KeyValuePair<string, object?>("reason", "outbox_full"));

    internal void Overflowed() => _dropped.Add(1, new KeyValuePair<string, object?>("reason", "overflow"));

    internal void OutboxCounted(long events)
    {
        Volatile.Write(ref _outboxEvents, events);
        // A count that was in progress when the core was closed must not be reported afterwards.
        if (Volatile.Read(ref _queueLength) is null)
            Volatile.Write(ref _outboxEvents, Unknown);
    }

    internal void Refreshed(string outcome) => _refreshes.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal void RefreshFailed() => _refreshFailures.Add(1);

    /// <summary>
    /// Starts an activity for one HTTP request. Returns null if there is no listener. No tag contains the full URL, because paths contain SDK keys.
    /// </summary>
    internal Activity? Exchange(string name, HttpMethod method, Uri address)
    {
        var activity = _activities.StartActivity(name, ActivityKind.Client);
        if (activity is null)
            return null;
        activity.SetTag("http.request.method", method.Method);
        activity.SetTag("server.address", address.Host);
        activity.SetTag("server.port", address.Port);
        return activity;
    }

    public void Dispose()
    {
        // A meter from the application's factory outlives the core, so it must neither reference the queue nor report the queue's length.
        Volatile.Write(ref _queueLength, null);
        Volatile.Write(ref _unwrittenStates, null);
        Volatile.Write(ref _outboxEvents, Unknown);
        _activities.Dispose();
        if (_ownsMeter)
            _meter.Dispose();
    }

    private IEnumerable<Measurement<int>> ObserveQueue() => Observe(ref _queueLength);

    private IEnumerable<Measurement<long>> ObserveOutbox() =>
        Volatile.Read(ref _outboxEvents) is not Unknown and var events ? [new Measurement<long>(events)] : [];

    private IEnumerable<Measurement<int>> ObserveStates() => Observe(ref _unwrittenStates);

    private static IEnumerable<Measurement<int>> Observe(ref Func<int>? count) =>
        Volatile.Read(ref count) is { } current ? [new Measurement<int>(current())] : [];
}
