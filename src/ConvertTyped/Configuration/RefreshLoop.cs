namespace ConvertTyped.Configuration;

/// <summary>Refreshes the config at intervals until the core is closed.</summary>
internal sealed class RefreshLoop(RefreshSchedule schedule, ConfigFeed feed, TimeProvider time)
{
    /// <param name="atOnce">Whether to start with a refresh rather than a wait.</param>
    /// <param name="closing">Ends the loop.</param>
    internal async Task RunAsync(bool atOnce, CancellationToken closing)
    {
        var failures = 0;
        try
        {
            if (atOnce)
                failures = await RefreshAsync(failures, closing).ConfigureAwait(false);
            while (true)
            {
                await Task.Delay(schedule.DelayAfter(failures), time, closing).ConfigureAwait(false);
                failures = await RefreshAsync(failures, closing).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The core was closed.
        }
    }

    private async Task<int> RefreshAsync(int failures, CancellationToken closing)
    {
        try
        {
            await feed.LoadAsync(closing).ConfigureAwait(false);
            return 0;
        }
        catch (Exception) when (!closing.IsCancellationRequested)
        {
            return failures + 1;
        }
    }
}
