using ConvertTyped.Threading;
using ConvertTyped.Tracking;
using ConvertTyped.Visitors;

namespace ConvertTyped.Composition;

/// <summary>
/// Writes visitors' states and delivers events at the same time. If processes share a data store, writing a visitor's state determines which process
/// sends the visitor's events.
/// </summary>
internal sealed class CoreFlush(ConvertOptions options, VisitorStore visitors, EventDelivery events, TimeProvider time)
{
    private const long NotSet = -1;

    /// <summary>The time that is left for closing after the final flush.</summary>
    private long _closingTicks = NotSet;

    internal async Task<FlushResult> RunAsync(ReleaseReason reason, TimeSpan timeout, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var writing = WriteVisitorsAsync(reason, timeout);
        var result = await events.FlushAsync(reason, writing, timeout, cancellationToken).ConfigureAwait(false);
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var unwritten = visitors.Unwritten;
        return result with { UnwrittenStates = unwritten, StoreError = unwritten > 0 ? visitors.WriteError : null };
    }

    /// <summary>Performs the final flush. After that, <see cref="CloseAsync"/> takes at most the rest of <paramref name="timeout"/>.</summary>
    internal async Task<FlushResult> FinishAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        try
        {
            return await RunAsync(ReleaseReason.AtExit, timeout, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            var left = timeout - time.GetElapsedTime(started);
            Interlocked.Exchange(ref _closingTicks, Math.Max(left.Ticks, 0));
        }
    }

    /// <summary>Waits until all events are in the outbox, for at most <see cref="ConvertOptions.FlushTimeout"/>.</summary>
    internal Task<CommitResult> CommitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return events.CommitAsync(WriteVisitorsAsync(ReleaseReason.Explicit, options.FlushTimeout), options.FlushTimeout, cancellationToken);
    }

    /// <summary>
    /// Flushes if <see cref="ConvertOptions.FlushOnDispose"/> is set. Otherwise, only writes states and, if there is an outbox, commits events, so that the
    /// next process can read them.
    /// </summary>
    internal async Task CloseAsync()
    {
        var ticks = Interlocked.Read(ref _closingTicks);
        var timeout = ticks == NotSet ? options.FlushTimeout : TimeSpan.FromTicks(ticks);
        if (options.FlushOnDispose)
            await RunAsync(ReleaseReason.AtExit, timeout, CancellationToken.None).ConfigureAwait(false);
        else
            await WriteAsync(timeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private Task WriteAsync(TimeSpan timeout)
    {
        var writing = WriteVisitorsAsync(ReleaseReason.AtExit, timeout);
        return options.Outbox is null ? writing : Task.WhenAll(writing, events.CommitAsync(writing, timeout, CancellationToken.None));
    }

    /// <summary>Writes visitors' states. Completes when all states are written or the data store has failed. Throws if the time-out elapses first.</summary>
    private Task WriteVisitorsAsync(ReleaseReason reason, TimeSpan timeout)
    {
        if (visitors.Unwritten == 0)
            return Task.CompletedTask;
        var writing = visitors.WriteAsync(reason).WaitAsync(timeout, time);
        Background.Forget(writing);
        return writing;
    }
}
