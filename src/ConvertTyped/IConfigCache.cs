namespace ConvertTyped;

/// <summary>
/// Caches the last config that was fetched, so that a process can start while Convert cannot be reached. Assign it to
/// <see cref="ConvertOptions.ConfigCache"/>. Exceptions are logged and have no other effect. See <see cref="FileConfigCache"/>.
/// </summary>
public interface IConfigCache
{
    /// <summary>Reads the config that was written last. Returns null if there is no config. May throw if the config is damaged.</summary>
    ValueTask<CachedConfig?> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Replaces the stored config. After a crash, either the earlier or the new config must be readable.</summary>
    ValueTask WriteAsync(CachedConfig config, CancellationToken cancellationToken = default);
}
