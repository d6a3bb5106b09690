using ConvertTyped.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Configuration;

/// <summary>
/// Writes each fetched config that comes into use to the application's config cache, and reads the cache if the first config cannot be fetched.
/// </summary>
internal sealed class LastGoodConfig(IConfigCache cache, ConvertOptions options, TimeProvider time, ILogger logger)
{
    private readonly string _source = Redaction.VisitorId($"{options.SdkKey}|{options.Environment}");

    /// <summary>Reads the cached config. Returns null if there is no usable config. The reason is logged, unless the cache is empty.</summary>
    internal async Task<(ConvertConfig Config, DateTimeOffset FetchedAt)?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await cache.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } cached)
                return null;
            if (cached.Source != _source)
            {
                Log.CachedConfigIgnored(
                    logger, "it was fetched for another SDK key or environment. Use a separate cache for each SDK key and environment");
                return null;
            }

            var config = ConvertConfig.FromUtf8Bytes(cached.Utf8Json.Span);
            Log.CachedConfigUsed(logger, config.Snapshot.ProjectId, time.GetUtcNow() - cached.FetchedAt);
            return (config, cached.FetchedAt);
        }
        catch (InvalidDataException)
        {
            Log.CachedConfigIgnored(logger, "it is damaged or incomplete");
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.CachedConfigIgnored(logger, $"reading it failed with {exception.GetType().Name}");
            return null;
        }
    }

    internal async Task WriteAsync(ConvertConfig config)
    {
        try
        {
            await cache.WriteAsync(new(_source, time.GetUtcNow(), config.Utf8Json), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.ConfigNotCached(logger, exception.GetType().Name);
        }
    }
}
