namespace ConvertTyped.Visitors;

/// <summary>Calls the user's store, for at most a given time.</summary>
internal static class StoreCall
{
    /// <exception cref="TimeoutException">The store did not answer in time. What it was told to do may still happen.</exception>
    internal static async Task<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> call, TimeSpan timeout, TimeProvider time)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        try
        {
            var pending = call(limit.Token);
            return pending.IsCompletedSuccessfully ? pending.Result : await pending.AsTask().WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException("The data store did not answer in time.");
        }
    }

    /// <exception cref="TimeoutException">The store did not answer in time. What it was told to do may still happen.</exception>
    internal static Task RunAsync(Func<CancellationToken, ValueTask> call, TimeSpan timeout, TimeProvider time) =>
        RunAsync(token => Completed(call(token)), timeout, time);

    private static async ValueTask<bool> Completed(ValueTask call)
    {
        await call.ConfigureAwait(false);
        return true;
    }
}
