using ConvertTyped.Diagnostics;
using ConvertTyped.Http;
using ConvertTyped.Threading;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Configuration;

/// <summary>
/// Holds the config in use. The first config may come from any source. Later, only fetched configs of the same project replace it, unless they are older.
/// </summary>
/// <param name="fetch">Fetches configs; null if there is no SDK key.</param>
/// <param name="announce">Called for each config that comes into use.</param>
/// <param name="reject">Called with the config in use and the error when a fetched config belongs to another project.</param>
/// <param name="instruments">Counts fetches.</param>
/// <param name="logger">Receives the first failure of each series, the end of the series, and a message for each older config that is ignored.</param>
/// <param name="time">The clock.</param>
/// <param name="closing">Cancels a fetch in progress.</param>
internal sealed class ConfigFeed(
    ConfigFetch? fetch,
    ConfigAnnouncement announce,
    Action<ConfigSnapshot, InvalidConfigException> reject,
    Instruments instruments,
    ILogger logger,
    TimeProvider time,
    CancellationToken closing)
{
    private const string Updated = "updated";
    private const string Unchanged = "unchanged";
    private const string Older = "older";
    private const string Foreign = "foreign";

    private readonly object _lock = new();
    private ConvertConfig? _current;
    private Validators? _validators;
    private Task? _load;
    private readonly FailureSeries _failures = new();
    private DateTimeOffset _since;
    private DateTimeOffset? _confirmed;

    /// <summary>Stores the last fetched config for the next startup; null if there is no config cache.</summary>
    internal LastGoodConfig? LastGood { get; init; }

    /// <summary>How up to date the config in use is; null until there is a config.</summary>
    internal ConfigFreshness? Freshness
    {
        get
        {
            lock (_lock)
                return _current is null ? null : new(_since, _confirmed, _failures.IsFailing);
        }
    }

    internal ConfigSnapshot? Current => Volatile.Read(ref _current)?.Snapshot;

    /// <summary>The config in use.</summary>
    /// <exception cref="InvalidOperationException">There is no config yet.</exception>
    internal ConfigSnapshot RequireCurrent() =>
        Current ?? throw new InvalidOperationException("The core is not initialized. Call Initialize or InitializeAsync first.");

    internal bool CanFetch => fetch is not null;

    /// <summary>Puts a config into use, unless a config is already in use.</summary>
    internal void Begin(ConvertConfig config, DateTimeOffset? fetchedAt = null)
    {
        lock (_lock)
        {
            if (_current is not null)
                return;
            _confirmed = fetchedAt;
            Put(config);
        }

        announce(config.Snapshot, isFirst: true);
    }

    /// <summary>Fetches the config and, if it is new, puts it into use. Concurrent calls share one fetch.</summary>
    /// <exception cref="ConfigException">The fetch failed, or the fetched config belongs to another project. The current config stays in use.</exception>
    internal Task LoadAsync(CancellationToken cancellationToken)
    {
        Task load;
        lock (_lock)
        {
            if (_load is null)
                Background.Forget(_load = Background.Run(LoadOnceAsync));
            load = _load;
        }

        return load.WaitAsync(cancellationToken);
    }

    private async Task LoadOnceAsync()
    {
        ConfigSnapshot? fresh = null;
        InvalidConfigException? foreign = null;
        var isFirst = false;
        try
        {
            var fetched = await fetch!.FetchAsync(_validators, closing).ConfigureAwait(false);
            // The patterns of the first config are compiled when they are needed, because compiling them now would delay startup.
            if (Current is not null)
                fetched?.Config.Snapshot.CompilePatterns();
            fresh = Accept(fetched, out isFirst, out foreign);
            if (foreign is null)
                Recovered();
        }
        catch (ConfigException exception)
        {
            Failed(exception);
            throw;
        }
        catch (OperationCanceledException)
        {
            throw new ObjectDisposedException(nameof(ConvertCore));
        }
        finally
        {
            // The fetch is cleared before handlers are called, so that a handler can start another fetch and wait for it.
            lock (_lock)
                _load = null;
        }

        if (fresh is not null)
            announce(fresh, isFirst);
        if (fresh is not null && LastGood is not null)
            await LastGood.WriteAsync(Volatile.Read(ref _current)!).ConfigureAwait(false);
        if (foreign is null)
            return;
        Failed(foreign);
        reject(Current!, foreign);
        throw foreign;
    }

    private ConfigSnapshot? Accept(FetchedConfig? fetched, out bool isFirst, out InvalidConfigException? foreign)
    {
        lock (_lock)
        {
            isFirst = _current is null;
            var outcome = OutcomeOf(fetched);
            foreign = outcome == Foreign ? ForeignConfig(fetched!.Config.Snapshot) : null;
            // A config of another project is counted as a failed fetch instead.
            if (foreign is null)
                instruments.Refreshed(outcome);
            if (outcome == Older)
                Log.OlderConfigIgnored(logger);
            else if (outcome != Foreign)
                Confirm(fetched);
            if (outcome != Updated)
                return null;
            Put(fetched!.Config);
            return fetched.Config.Snapshot;
        }
    }

    private void Put(ConvertConfig config)
    {
        _since = time.GetUtcNow();
        Volatile.Write(ref _current, config);
    }

    private void Confirm(FetchedConfig? fetched)
    {
        _confirmed = time.GetUtcNow();
        if (fetched is not null)
            _validators = fetched.Validators;
    }

    private string OutcomeOf(FetchedConfig? fetched)
    {
        if (fetched is null)
            return Unchanged;
        if (_current is not { } current)
            return Updated;
        if (fetched.Config.HasSameBytesAs(current))
            return Unchanged;
        if (!IsOfProject(fetched.Config.Snapshot, current.Snapshot))
            return Foreign;
        return ConfigAge.IsOlder(VersionOf(fetched.Config, fetched.Validators), VersionOf(current, _validators)) ? Older : Updated;
    }

    private static bool IsOfProject(ConfigSnapshot candidate, ConfigSnapshot current) =>
        candidate.AccountId == current.AccountId && candidate.ProjectId == current.ProjectId;

    private static ConfigVersion VersionOf(ConvertConfig config, Validators? validators) => new(config.Snapshot.Version, validators?.LastModified);

    private InvalidConfigException ForeignConfig(ConfigSnapshot config) => new(
        $"The config endpoint served the config of project '{config.ProjectId}' of account '{config.AccountId}', but the config in use belongs to "
        + $"project '{_current!.Snapshot.ProjectId}' of account '{_current.Snapshot.AccountId}'. The served config is ignored. Check the SDK key.",
        "project.id");

    private void Recovered()
    {
        if (_failures.TryEnd())
            Log.RefreshRecovered(logger);
    }

    private void Failed(ConfigException exception)
    {
        instruments.RefreshFailed();
        if (_failures.TryBegin())
            Log.RefreshFailed(logger, exception.Message);
    }
}
