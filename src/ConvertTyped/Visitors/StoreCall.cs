using ConvertTyped.Threading;

namespace ConvertTyped.Visitors;

/// <summary>Calls the application's data store with a time-out.</summary>
internal static class StoreCall
{
    /// <exception cref="CallTimeoutException">The store did not respond in time. It may still perform the operation.</exception>
    internal static Task<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> call, TimeSpan timeout, TimeProvider time) =>
        TimedCall.RunAsync(call, timeout, time, "The data store did not respond in time.");

    /// <exception cref="CallTimeoutException">The store did not respond in time. It may still perform the operation.</exception>
    internal static Task RunAsync(Func<CancellationToken, ValueTask> call, TimeSpan timeout, TimeProvider time) =>
        RunAsync(token => Completed(call(token)), timeout, time);

    private static async ValueTask<bool> Completed(ValueTask call)
    {
        await call.ConfigureAwait(false);
        return true;
    }
}
