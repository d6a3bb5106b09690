using ConvertTyped.Threading;

namespace ConvertTyped.Configuration;

/// <summary>
/// Configs with an experience that is not published, for previews. Kept for a minute, successes only; who asks while one is being fetched shares
/// the fetch.
/// </summary>
internal sealed class DraftConfigs(ConfigFetch fetch, TimeProvider time, CancellationToken closing)
{
    private static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(60);

    private readonly object _lock = new();
    private readonly Dictionary<string, Draft> _drafts = new(StringComparer.Ordinal);

    /// <exception cref="ConfigException">It cannot be fetched.</exception>
    /// <exception cref="ObjectDisposedException">The core is closed.</exception>
    internal Task<ConfigSnapshot> GetAsync(string experienceId, CancellationToken cancellationToken)
    {
        Draft? draft;
        lock (_lock)
        {
            RemoveExpired();
            if (!_drafts.TryGetValue(experienceId, out draft))
            {
                _drafts[experienceId] = draft = new();
                draft.Config = Background.Run(() => FetchAsync(experienceId, draft));
                Background.Forget(draft.Config);
            }
        }

        return draft.Config.WaitAsync(cancellationToken);
    }

    private async Task<ConfigSnapshot> FetchAsync(string experienceId, Draft draft)
    {
        try
        {
            var config = await fetch.FetchDraftAsync(experienceId, closing).ConfigureAwait(false);
            lock (_lock)
                draft.FetchedAt = time.GetTimestamp();
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
                if (draft.FetchedAt is null)
                    _drafts.Remove(experienceId);
            }
        }
    }

    private void RemoveExpired()
    {
        foreach (var (experienceId, draft) in _drafts)
        {
            if (draft.FetchedAt is { } fetched && time.GetElapsedTime(fetched) >= TimeToLive)
                _drafts.Remove(experienceId);
        }
    }

    private sealed class Draft
    {
        internal Task<ConfigSnapshot> Config { get; set; } = null!;

        /// <summary>Null while it is being fetched.</summary>
        internal long? FetchedAt { get; set; }
    }
}
