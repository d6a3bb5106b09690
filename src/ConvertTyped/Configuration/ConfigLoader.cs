using ConvertTyped.Diagnostics;
using ConvertTyped.Threading;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Configuration;

/// <summary>Loads the first config. From then on, refreshes the config in the background and on demand.</summary>
internal sealed class ConfigLoader(ConvertOptions options, ConfigFeed feed, ILogger logger, TimeProvider time, CancellationToken closing)
{
    private int _isRefreshing;

    private bool IsReady => feed.Current is not null;

    /// <summary>Puts the config from the options into use. If the options contain no config, fetches a config.</summary>
    internal async Task InitializeAsync(CancellationToken cancellationToken)
    {
        if (options.Config is { } config)
            feed.Begin(config);
        else if (!IsReady)
            await LoadAsync(cancellationToken).ConfigureAwait(false);
        StartRefreshing();
    }

    /// <summary>Puts a config into use in place of the first fetched config. Like a fetched config, it is not refreshed immediately.</summary>
    internal void InitializeWith(ConvertConfig config)
    {
        feed.Begin(config);
        StartRefreshing();
    }

    internal void RefreshNow()
    {
        if (CanRefresh())
            _ = feed.LoadAsync(CancellationToken.None);
    }

    /// <exception cref="InvalidOperationException">There is no config yet.</exception>
    internal Task RefreshAsync(CancellationToken cancellationToken)
    {
        _ = feed.RequireCurrent();
        return CanRefresh() ? feed.LoadAsync(cancellationToken) : Task.CompletedTask;
    }

    /// <summary>Fetches the config. If fetching fails, uses the config in the config cache.</summary>
    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await feed.LoadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ConfigException) when (feed.LastGood is not null)
        {
            if (await feed.LastGood.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } cached)
                throw;
            feed.Begin(cached.Config, cached.FetchedAt);
        }
    }

    private void StartRefreshing()
    {
        if (!feed.CanFetch || Interlocked.Exchange(ref _isRefreshing, 1) == 1)
            return;
        var isBootstrapped = options.Config is not null;
        if (options.Refresh is { } refresh)
            Background.Forget(Background.Run(() => new RefreshLoop(new(refresh), feed, time).RunAsync(atOnce: isBootstrapped, closing)));
        else if (isBootstrapped)
            _ = feed.LoadAsync(CancellationToken.None);
    }

    private bool CanRefresh()
    {
        var why =
            !feed.CanFetch ? "there is no SDK key" :
            !IsReady ? "the core is not initialized" :
            closing.IsCancellationRequested ? "the core is closed" :
            null;
        if (why is not null)
            Log.NothingToRefresh(logger, why);
        return why is null;
    }
}
