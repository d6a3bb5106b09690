using ConvertTyped.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Configuration;

/// <summary>Finds the variation of a preview in the config or, if it is not there, in a draft that is fetched from Convert.</summary>
/// <param name="configs">Fetches drafts; null if there is no SDK key.</param>
/// <param name="logger">Receives the reason if a preview is ignored.</param>
internal sealed class PreviewVariations(PreviewConfigCache? configs, ILogger logger)
{
    internal static Variation? In(ConfigSnapshot config, string? experienceId, string? variationId) =>
        variationId is null ? null : config.ExperienceIndex.ById(experienceId)?.VariationOf(variationId);

    /// <summary>Finds a variation. Returns null and logs a warning if there is no such variation, or if a draft cannot be fetched.</summary>
    /// <exception cref="OperationCanceledException">The token was canceled; a fetch in progress continues.</exception>
    internal async Task<Variation?> FindAsync(ConfigSnapshot config, string experienceId, string variationId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (In(config, experienceId, variationId) is { } known)
            return known;
        // Ids that are not numbers may be arbitrary text from a URL, so they are not logged.
        if (!PreviewLink.IsId(experienceId) || !PreviewLink.IsId(variationId))
            return Ignored("the config does not contain its variation, and at least one id is not a number. Pass ids, not keys; the ids of drafts are always numeric.");
        if (configs is null)
        {
            return Ignored(
                $"the config has no experience '{experienceId}' with the variation '{variationId}', and a draft cannot be fetched without an SDK key. "
                + "To preview drafts, set ConvertOptions.SdkKey.");
        }

        try
        {
            var draft = await configs.GetAsync(experienceId, cancellationToken).ConfigureAwait(false);
            return (draft is null ? null : In(draft, experienceId, variationId)) ?? Ignored($"Convert has no experience '{experienceId}' with the variation '{variationId}'.");
        }
        catch (ConfigException exception)
        {
            return Ignored(exception.Message);
        }
        catch (ObjectDisposedException)
        {
            return Ignored("the core is closed.");
        }
    }

    private Variation? Ignored(string why)
    {
        Log.PreviewIgnored(logger, why);
        return null;
    }
}
