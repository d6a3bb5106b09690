namespace ConvertTyped.Threading;

/// <summary>Work on the thread pool that inherits nothing from whoever happened to start it: no activity, no ambient request.</summary>
internal static class Background
{
    internal static Task<T> Run<T>(Func<Task<T>> work)
    {
        using (Detach())
            return Task.Run(work);
    }

    internal static Task Run(Func<Task> work)
    {
        using (Detach())
            return Task.Run(work);
    }

    /// <summary>Runs work that may block its thread for long on a thread of its own.</summary>
    internal static Task RunBlocking(Func<Task> work)
    {
        using (Detach())
        {
            return Task.Factory.StartNew(
                () => work().GetAwaiter().GetResult(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>A timer that waits to be set.</summary>
    internal static ITimer Timer(TimeProvider time, Action elapsed)
    {
        using (Detach())
            return time.CreateTimer(static state => ((Action)state!)(), elapsed, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>For work whose failure is told elsewhere.</summary>
    internal static void Forget(Task work) =>
        work.ContinueWith(
            static done => _ = done.Exception, CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private static AsyncFlowControl? Detach() => ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
}
