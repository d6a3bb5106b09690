using ConvertTyped.Threading;

namespace ConvertTyped.Configuration;

/// <summary>
/// Caches configs that contain a draft, for previews. Fetched configs, and the fact that an experience does not exist, are cached for at most 60
/// seconds. Failed requests are not cached. Concurrent callers share one request. Because anyone can construct preview links, the number of requests
/// per minute and the size of the cache are limited.
/// </summary>
internal sealed class PreviewConfigCache(ConfigFetch fetch, TimeProvider time, CancellationToken closing)
{
    internal const int MostRequestsPerMinute = 30;

    /// <summary>The largest total size of the cached configs, in bytes of JSON.</summary>
    internal const int Capacity = 16 * 1024 * 1024;

    private static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(60);

    private readonly object _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Queue<long> _requests = new();

    /// <returns>Null if Convert has no such experience.</returns>
    /// <exception cref="ConfigException">The config could not be fetched or is invalid, or too many configs were requested within a minute.</exception>
    /// <exception cref="ObjectDisposedException">The core is closed.</exception>
    internal Task<ConfigSnapshot?> GetAsync(string experienceId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            RemoveExpired();
            if (!_entries.TryGetValue(experienceId, out var entry))
            {
                CountRequest();
                _entries[experienceId] = entry = new(Background.Run(() => FetchAsync(experienceId)));
                Background.Forget(entry.Config);
            }

            return entry.Config.WaitAsync(cancellationToken);
        }
    }

    private async Task<ConfigSnapshot?> FetchAsync(string experienceId)
    {
        long? bytes = null;
        try
        {
            var config = await fetch.FetchDraftAsync(experienceId, closing).ConfigureAwait(false);
            var snapshot = config?.Snapshot.ExperienceIndex.ById(experienceId) is null ? null : config.Snapshot;
            bytes = snapshot is null ? 0 : config!.Utf8Json.Length;
            return snapshot;
        }
        catch (OperationCanceledException)
        {
            throw new ObjectDisposedException(nameof(ConvertCore));
        }
        finally
        {
            lock (_lock)
            {
                if (bytes is { } size)
                    Keep(experienceId, size);
                else
                    _entries.Remove(experienceId);
            }
        }
    }

    private void CountRequest()
    {
        while (_requests.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= TimeSpan.FromMinutes(1))
            _requests.Dequeue();
        if (_requests.Count >= MostRequestsPerMinute)
            throw new ConfigLoadException($"More than {MostRequestsPerMinute} drafts were requested within a minute. Try again later.");
        _requests.Enqueue(time.GetTimestamp());
    }

    /// <summary>Caches a fetched config if it fits into the capacity, and removes the oldest of the other configs to make room.</summary>
    private void Keep(string experienceId, long bytes)
    {
        var total = bytes + _entries.Values.Sum(entry => entry.Bytes);
        foreach (var (key, entry) in _entries.Where(entry => entry.Value.Bytes > 0).OrderBy(entry => entry.Value.FetchedAt).ToList())
        {
            if (total <= Capacity)
                break;
            _entries.Remove(key);
            total -= entry.Bytes;
        }

        if (total <= Capacity)
            _entries[experienceId] = _entries[experienceId] with { FetchedAt = time.GetTimestamp(), Bytes = bytes };
        else
            _entries.Remove(experienceId);
    }

    private void RemoveExpired()
    {
        foreach (var (experienceId, entry) in _entries)
        {
            if (entry.FetchedAt is { } fetched && time.GetElapsedTime(fetched) >= TimeToLive)
                _entries.Remove(experienceId);
        }
    }

    /// <summary>A config that is being fetched or has been fetched. After the fetch, the entry has a timestamp and a size.</summary>
    private sealed record Entry(Task<ConfigSnapshot?> Config, long? FetchedAt = null, long Bytes = 0);
}
