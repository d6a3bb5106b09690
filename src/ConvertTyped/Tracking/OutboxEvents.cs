using ConvertTyped.Threading;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>Moves events through the outbox: commits them in groups, and delivers them when there are enough of them, after an interval, and on demand.</summary>
internal sealed class OutboxEvents : IDisposable
{
    /// <summary>How long a flush waits before it checks again for events that another process is delivering.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// The time between deliveries of the events in the outbox, including events of other processes, unless
    /// <see cref="ConvertOptions.AutoFlushInterval"/> is set.
    /// </summary>
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(5);

    /// <summary>The minimum time between two counts of the events in the outbox, for metrics.</summary>
    private static readonly TimeSpan CountInterval = TimeSpan.FromSeconds(5);

    private readonly IEventOutbox _outbox;
    private readonly DeliveryReport _report;
    private readonly OutboxWriter _writer;
    private readonly OutboxPump _pump;
    private readonly TimeProvider _time;
    private readonly TimeSpan _interval;
    private readonly int _releaseSize;
    private ConfigSnapshot? _project;
    private ITimer? _timer;
    private long? _counted;
    private int _isCounting;
    private int _committed;

    internal OutboxEvents(ConvertOptions options, EventQueue queue, OutboxPump pump, DeliveryReport report, TimeProvider time, ILogger logger)
    {
        _outbox = options.Outbox!;
        _pump = pump;
        _report = report;
        _time = time;
        _interval = options.AutoFlushInterval ?? DefaultInterval;
        _releaseSize = options.BatchSize;
        _writer = new(queue, _outbox, options.CommitInterval, report, time, logger) { Committed = AfterCommit };
    }

    /// <summary>Starts to deliver the events of a project, including those that other processes left behind.</summary>
    internal void Start(ConfigSnapshot project)
    {
        if (Interlocked.CompareExchange(ref _project, project, null) is not null)
            return;
        _pump.Start(project);
        _timer = Background.Timer(_time, Elapsed);
        _timer.Change(_interval, _interval);
    }

    /// <summary>Must be called after events were added to the queue. Does not block.</summary>
    internal void Arrived() => _writer.Arrived();

    /// <summary>Commits all events that are queued now. Does not throw. Returns the reason for a failure; null on success or after disposal.</summary>
    internal Task<Exception?> CommitAsync() => _writer.CommitAsync();

    /// <summary>
    /// Commits all events that are queued now, and waits until they and all older events are delivered. Returns the reason for a failure; null if
    /// none of these events is left in the outbox, if no project is set, or if the caller canceled.
    /// </summary>
    internal async Task<Exception?> FlushAsync(ReleaseReason reason, CancellationToken cancellationToken)
    {
        if (await _writer.CommitAsync().ConfigureAwait(false) is { } failed)
            return failed;
        while (true)
        {
            var error = await _pump.PassAsync(reason).ConfigureAwait(false);
            if (error is not null || cancellationToken.IsCancellationRequested || await CountAsync(_writer.LastId).ConfigureAwait(false) == 0)
                return error;
            await Task.Delay(LookAgainAfter, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Returns the number of the project's events in the outbox; 0 if no project is set, or the outbox fails or does not respond in time.</summary>
    internal async Task<int> CountAsync(TimeSpan timeout)
    {
        try
        {
            return (int)Math.Min(await CountAsync(null).WaitAsync(timeout, _time).ConfigureAwait(false), int.MaxValue);
        }
        catch (Exception)
        {
            return 0;
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _writer.Dispose();
    }

    private void Elapsed()
    {
        _pump.Request(ReleaseReason.Timer);
        if (!_report.NeedsOutboxCount || (_counted is { } counted && _time.GetElapsedTime(counted) < CountInterval))
            return;
        if (Interlocked.Exchange(ref _isCounting, 1) == 1)
            return;
        _counted = _time.GetTimestamp();
        Background.Forget(Background.Run(ReportCountAsync));
    }

    private async Task ReportCountAsync()
    {
        try
        {
            _report.OutboxCounted(await CountAsync(null).ConfigureAwait(false));
        }
        finally
        {
            Volatile.Write(ref _isCounting, 0);
        }
    }

    private async Task<long> CountAsync(string? through) => _project is null
        ? 0
        : await OutboxCall.RunAsync(token => _outbox.CountAsync(OutboxRows.ProjectOf(_project), through, token), OutboxWriter.Timeout, _time).ConfigureAwait(false);

    private void AfterCommit(int events)
    {
        if (Interlocked.Add(ref _committed, events) < _releaseSize)
            return;
        Interlocked.Exchange(ref _committed, 0);
        _pump.Request(ReleaseReason.BatchSize);
    }
}
