namespace ConvertTyped.Threading;

/// <summary>Calls the application's code with a time-out.</summary>
internal static class TimedCall
{
    /// <exception cref="CallTimeoutException">The call did not complete in time. The exception has the given <paramref name="message"/>. The call may
    /// still perform the operation.</exception>
    internal static async Task<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> call, TimeSpan timeout, TimeProvider time, string message)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        try
        {
            var pending = call(limit.Token);
            return pending.IsCompletedSuccessfully ? pending.Result : await pending.AsTask().WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new CallTimeoutException(message);
        }
    }
}
