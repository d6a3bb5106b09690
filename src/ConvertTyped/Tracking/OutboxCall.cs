using ConvertTyped.Threading;

namespace ConvertTyped.Tracking;

/// <summary>Calls the outbox with a time-out.</summary>
internal static class OutboxCall
{
    /// <exception cref="CallTimeoutException">The outbox did not respond in time. It may still perform the operation.</exception>
    internal static Task<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> call, TimeSpan timeout, TimeProvider time) =>
        TimedCall.RunAsync(call, timeout, time, "The outbox did not respond in time.");

    /// <summary>Calls the outbox to return or acknowledge a batch. If the call fails, the events may remain leased until the lease ends.</summary>
    /// <returns>Whether the call succeeded.</returns>
    internal static async Task<bool> TryAsync(Func<CancellationToken, ValueTask> call, TimeSpan timeout, TimeProvider time)
    {
        try
        {
            return await RunAsync(Completed, timeout, time).ConfigureAwait(false);
        }
        catch (Exception)
        {
            return false;
        }

        async ValueTask<bool> Completed(CancellationToken cancellationToken)
        {
            await call(cancellationToken).ConfigureAwait(false);
            return true;
        }
    }
}
