namespace ConvertTyped.Threading;

/// <summary>A signal that ends all current waits at once.</summary>
internal sealed class WakeSignal
{
    private TaskCompletionSource _raised = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the signal is next raised.</summary>
    internal Task Next => Volatile.Read(ref _raised).Task;

    internal void Raise() =>
        Interlocked.Exchange(ref _raised, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Completes after the delay, when the signal is raised, or when <paramref name="cancellationToken"/> is canceled. Does not throw.</summary>
    /// <param name="raised">An earlier value of <see cref="Next"/>. Signals raised since then end the wait.</param>
    /// <param name="delay">The longest wait.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    internal static async Task WaitAsync(Task raised, TimeSpan delay, TimeProvider time, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var elapsed = Task.Delay(delay, time, ended.Token);
        await Task.WhenAny(elapsed, raised).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
    }
}
