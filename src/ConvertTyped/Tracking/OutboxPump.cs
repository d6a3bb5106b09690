using ConvertTyped.Diagnostics;
using ConvertTyped.Threading;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>
/// Delivers the events of the outbox in passes. A pass leases batches until no batches are left. The pump makes one request at a time while the
/// endpoint responds quickly or fails, and several while responses are slow. After a failure, a pass retries as the schedule allows, and ends
/// if no retry succeeds.
/// </summary>
internal sealed class OutboxPump(
    OutboxLeases leases, RetrySchedule schedule, WakeSignal retryNow, DeliveryReport report, TimeProvider time, ILogger logger, CancellationToken closing)
{
    private readonly object _lock = new();
    private readonly FailureSeries _leaseFailures = new();
    private List<TaskCompletionSource<Exception?>> _waiting = [];
    private ConfigSnapshot? _project;
    private ReleaseReason _reason;
    private bool _isDue;
    private bool _isRunning;

    /// <summary>Sets the project whose events are delivered, and starts to deliver the events that are already in the outbox.</summary>
    internal void Start(ConfigSnapshot project)
    {
        Volatile.Write(ref _project, project);
        Request(ReleaseReason.Timer);
    }

    internal void Request(ReleaseReason reason)
    {
        lock (_lock)
            Demand(reason);
    }

    /// <summary>
    /// Requests a pass. Completes at the end of a pass that begins after this call, or when any pass fails. If no project is set or the core is closed, no
    /// pass begins, and the call completes without one. Returns the error; null if no pass failed.
    /// </summary>
    internal Task<Exception?> PassAsync(ReleaseReason reason)
    {
        lock (_lock)
        {
            Demand(reason);
            if (!_isRunning)
                return Task.FromResult<Exception?>(null);
            var completion = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add(completion);
            return completion.Task;
        }
    }

    private void Demand(ReleaseReason reason)
    {
        if (_project is null || closing.IsCancellationRequested)
            return;
        (_reason, _isDue) = (reason, true);
        if (_isRunning)
            return;
        _isRunning = true;
        Background.Forget(Background.Run(RunAsync));
    }

    private async Task RunAsync()
    {
        while (Begin() is var (reason, waiting))
        {
            var error = await PassOnceAsync(reason).ConfigureAwait(false);
            lock (_lock)
            {
                // The failed events wait for the next release. All callers that wait for a pass get the error.
                if (error is not null)
                    (waiting, _waiting, _isDue) = ([.. waiting, .. _waiting], [], false);
            }

            foreach (var completion in waiting)
                completion.TrySetResult(error);
        }
    }

    private (ReleaseReason Reason, List<TaskCompletionSource<Exception?>> Waiting)? Begin()
    {
        lock (_lock)
        {
            _isRunning = _isDue && !closing.IsCancellationRequested;
            _isDue = false;
            var waiting = _waiting;
            _waiting = [];
            if (_isRunning)
                return (_reason, waiting);
            foreach (var completion in waiting)
                completion.TrySetResult(null);
            return null;
        }
    }

    /// <summary>Performs one pass and returns its error, or null. Never throws, so that a batch that cannot be handled does not end all delivery.</summary>
    private async Task<Exception?> PassOnceAsync(ReleaseReason reason)
    {
        try
        {
            return await DeliverAllAsync(reason).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private async Task<Exception?> DeliverAllAsync(ReleaseReason reason)
    {
        var underWay = new List<Task<OutboxDelivery>>();
        for (var failures = 0; ;)
        {
            var nextSignal = retryNow.Next;
            var (batch, error) = underWay.Count < ReleaseQueue.MostRequests ? await LeaseAsync().ConfigureAwait(false) : default;
            if (batch is not null)
                underWay.Add(leases.DeliverAsync(_project!, batch, failures + 1, closing));
            if (underWay.Count == 0)
                return error;
            var wait = failures == 0 ? ReleaseQueue.SlowAnswer : Timeout.InfiniteTimeSpan;
            await ((Task)Task.WhenAny(underWay)).WaitAsync(wait, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var ended = await TakeEndedAsync(underWay).ConfigureAwait(false);
            foreach (var delivery in ended.Where(delivery => !delivery.HasFailed))
            {
                failures = 0;
                report.Released(reason, delivery.Events, delivery.Outcome);
            }

            if (ended.Find(delivery => delivery.HasFailed) is not { Events: > 0 } failed)
                continue;
            if (closing.IsCancellationRequested || schedule.DelayAfter(++failures, failed.AskedWait) is not { } delay)
            {
                report.Released(reason, failed.Events, failed.Outcome);
                return failed.Outcome.Error;
            }

            await WakeSignal.WaitAsync(nextSignal, delay, time, closing).ConfigureAwait(false);
            leases.Retried(failed.Events);
        }
    }

    /// <summary>Collects completed requests. If any of them has failed, awaits all requests in progress, because requests are made one at a time after a failure.</summary>
    private static async Task<List<OutboxDelivery>> TakeEndedAsync(List<Task<OutboxDelivery>> underWay)
    {
        if (underWay.Exists(delivery => delivery is { IsCompletedSuccessfully: true, Result.HasFailed: true }))
            await Task.WhenAll(underWay).ConfigureAwait(false);
        var ended = underWay.FindAll(delivery => delivery.IsCompleted);
        underWay.RemoveAll(ended.Contains);
        return [.. await Task.WhenAll(ended).ConfigureAwait(false)];
    }

    private async Task<(OutboxBatch? Batch, Exception? Error)> LeaseAsync()
    {
        if (closing.IsCancellationRequested)
            return default;
        try
        {
            var batch = await leases.TakeAsync(_project!).ConfigureAwait(false);
            if (_leaseFailures.TryEnd())
                Log.OutboxRecovered(logger);
            return (batch, null);
        }
        catch (Exception exception)
        {
            if (_leaseFailures.TryBegin())
                Log.OutboxFailed(logger, FailureText.Describe(exception));
            return (null, exception);
        }
    }
}
