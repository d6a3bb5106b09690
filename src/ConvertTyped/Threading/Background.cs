namespace ConvertTyped.Threading;

/// <summary>Runs work in the background, without the caller's execution context, which contains, for example, the current activity.</summary>
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

    /// <summary>Runs work on a separate thread, because it may block for a long time.</summary>
    internal static Task RunBlocking(Func<Task> work)
    {
        using (Detach())
        {
            return Task.Factory.StartNew(
                () => work().GetAwaiter().GetResult(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>Creates a timer without starting it.</summary>
    internal static ITimer Timer(TimeProvider time, Action elapsed)
    {
        using (Detach())
            return time.CreateTimer(static state => ((Action)state!)(), elapsed, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ignores the exception of work whose failure is reported elsewhere.</summary>
    internal static void Forget(Task work) =>
        work.ContinueWith(
            static done => _ = done.Exception, CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private static AsyncFlowControl? Detach() => ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
}
