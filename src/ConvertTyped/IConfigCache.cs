namespace ConvertTyped;

/// <summary>
/// Keeps the last config that was fetched, so that a process can start while Convert cannot be reached. Assign it to
/// <see cref="ConvertOptions.ConfigCache"/>. Exceptions are logged and have no other effect. See <see cref="FileConfigCache"/>.
/// </summary>
public interface IConfigCache
{
    /// <summary>Reads what was written last; null if there is nothing, or nothing that is complete.</summary>
    ValueTask<CachedConfig?> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Replaces what was written before. After a crash, the earlier or the new config must be readable.</summary>
    ValueTask WriteAsync(CachedConfig config, CancellationToken cancellationToken = default);
}
