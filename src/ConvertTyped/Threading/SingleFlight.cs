namespace ConvertTyped.Threading;

/// <summary>Runs in the background, one at a time. Who asks while one is under way shares the next with all others who do.</summary>
internal sealed class SingleFlight<TRequest, TResult>(Func<TRequest, Task<TResult>> run)
{
    private readonly object _lock = new();
    private Task _current = Task.CompletedTask;
    private Task<TResult>? _next;

    /// <summary>A run that begins after this call; the request of who asked for it first is the one it gets.</summary>
    internal Task<TResult> Start(TRequest request)
    {
        lock (_lock)
        {
            if (_next is not null)
                return _next;
            var earlier = _current;
            _next = Background.Run(() => RunAfterAsync(earlier, request));
            Background.Forget(_next);
            return _next;
        }
    }

    private async Task<TResult> RunAfterAsync(Task earlier, TRequest request)
    {
        await earlier.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lock)
        {
            _current = _next!;
            _next = null;
        }

        return await run(request).ConfigureAwait(false);
    }
}
