using ConvertTyped.Threading;

namespace ConvertTyped.Configuration;

/// <summary>
/// Configs that contain an unpublished experience, for previews. A fetched config is cached for 60 seconds; failures are not cached. Concurrent
/// callers share one request.
/// </summary>
internal sealed class PreviewConfigCache(ConfigFetch fetch, TimeProvider time, CancellationToken closing)
{
    private static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(60);

    private readonly object _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <exception cref="ConfigException">The config cannot be fetched.</exception>
    /// <exception cref="ObjectDisposedException">The core is closed.</exception>
    internal Task<ConfigSnapshot> GetAsync(string experienceId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            RemoveExpired();
            if (!_entries.TryGetValue(experienceId, out var entry))
            {
                _entries[experienceId] = entry = new(Background.Run(() => FetchAsync(experienceId)));
                Background.Forget(entry.Config);
            }

            return entry.Config.WaitAsync(cancellationToken);
        }
    }

    private async Task<ConfigSnapshot> FetchAsync(string experienceId)
    {
        var isFetched = false;
        try
        {
            var config = await fetch.FetchDraftAsync(experienceId, closing).ConfigureAwait(false);
            isFetched = true;
            return config.Snapshot;
        }
        catch (OperationCanceledException)
        {
            throw new ObjectDisposedException(nameof(ConvertCore));
        }
        finally
        {
            lock (_lock)
            {
                if (isFetched)
                    _entries[experienceId] = _entries[experienceId] with { FetchedAt = time.GetTimestamp() };
                else
                    _entries.Remove(experienceId);
            }
        }
    }

    private void RemoveExpired()
    {
        foreach (var (experienceId, entry) in _entries)
        {
            if (entry.FetchedAt is { } fetched && time.GetElapsedTime(fetched) >= TimeToLive)
                _entries.Remove(experienceId);
        }
    }

    /// <summary>A config that is being fetched, or was fetched at that timestamp.</summary>
    private sealed record Entry(Task<ConfigSnapshot> Config, long? FetchedAt = null);
}
