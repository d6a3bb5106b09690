using ConvertTyped.Diagnostics;
using ConvertTyped.Visitors;

namespace ConvertTyped;

public sealed partial class ConvertContext
{
    private Preview? _preview;

    private Preview? Preview => Volatile.Read(ref Origin._preview);

    /// <summary>
    /// Shows one variation to this context and the views made of it by <see cref="With"/>, whether or not the visitor qualifies; the features
    /// that it carries come from it. From then on nothing that happens in them leaves a trace: no event, conversions included, no lifecycle
    /// event, no write to the store. Results are as they would be. Other contexts of the visitor are not concerned. An experience that the config
    /// lacks, a draft, is fetched from Convert, which blocks; <see cref="SetPreviewAsync"/> does not.
    /// </summary>
    /// <param name="experienceId">The experience's id, as in <see cref="PreviewLink.ExperienceId"/>.</param>
    /// <param name="variationId">The variation's id, as in <see cref="PreviewLink.VariationId"/>.</param>
    /// <returns>False when there is no such variation: a warning is logged and nothing changes.</returns>
    public bool SetPreview(string experienceId, string variationId) =>
        VariationIn(_snapshot, experienceId, variationId) is { } variation
            ? Force(variation)
            : Task.Run(() => SetPreviewAsync(experienceId, variationId)).GetAwaiter().GetResult();

    /// <summary>As <see cref="SetPreview"/>, without blocking.</summary>
    /// <param name="experienceId">The experience's id, as in <see cref="PreviewLink.ExperienceId"/>.</param>
    /// <param name="variationId">The variation's id, as in <see cref="PreviewLink.VariationId"/>.</param>
    /// <param name="cancellationToken">The caller no longer waits; a fetch under way goes on.</param>
    /// <returns>False when there is no such variation: a warning is logged and nothing changes.</returns>
    /// <exception cref="OperationCanceledException">The caller no longer waits.</exception>
    public async Task<bool> SetPreviewAsync(string experienceId, string variationId, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (VariationIn(_snapshot, experienceId, variationId) is { } known)
            return Force(known);
        if (_core.Drafts is not { } drafts)
            return Ignore("the config has no such variation, and without an SDK key no draft can be fetched.");
        if (!PreviewLink.IsId(experienceId) || !PreviewLink.IsId(variationId))
            return Ignore("it does not name an experience and a variation by their ids.");
        try
        {
            var draft = await drafts.GetAsync(experienceId, cancellationToken).ConfigureAwait(false);
            return VariationIn(draft, experienceId, variationId) is { } variation
                ? Force(variation)
                : Ignore("Convert knows no such variation.");
        }
        catch (ConfigException exception)
        {
            return Ignore(exception.Message);
        }
        catch (ObjectDisposedException)
        {
            return Ignore("the core is closed.");
        }
    }

    private static Variation? VariationIn(ConfigSnapshot snapshot, string? experienceId, string? variationId) =>
        variationId is null ? null : snapshot.ExperienceIndex.ById(experienceId)?.VariationOf(variationId);

    /// <summary>All previews of a context have one entry: whoever holds it knows that what changes in it stays there.</summary>
    private bool Force(Variation variation)
    {
        var origin = Origin;
        Preview? before, after;
        do
        {
            before = Preview;
            after = new(variation, before?.Entry ?? new VisitorEntry(_visitor, State));
        }
        while (!ReferenceEquals(Interlocked.CompareExchange(ref origin._preview, after, before), before));
        return true;
    }

    private bool Ignore(string why)
    {
        Log.PreviewIgnored(_core.Logger, why);
        return false;
    }

    private Experience? ForcedExperience(string experienceKey) =>
        Preview?.Variation.Experience is { } experience && experience.Key == experienceKey ? experience : null;

    private FeatureResult? ForcedFeature(string featureKey) => Preview?.ResultOf(featureKey);

    /// <summary>A draft that the config does not have comes after all it has.</summary>
    private void AddDraft(List<ExperienceResult> results)
    {
        if (Preview?.Variation is { } variation && _snapshot.ExperienceIndex.ById(variation.Experience.Id) is null)
            results.Add(variation.Result);
    }

    /// <summary>So do its features.</summary>
    private void AddDraft(List<FeatureResult> results)
    {
        foreach (var result in Preview?.Variation.Carries ?? [])
        {
            if (_snapshot.FeatureIndex.ByKey(result.FeatureKey) is null)
                results.Add(result);
        }
    }

    /// <summary>To be called after each change of an entry; what changes in a preview stays there.</summary>
    private void Changed(VisitorEntry entry)
    {
        if (!ReferenceEquals(entry, Preview?.Entry))
            _core.Visitors.Changed(_snapshot, entry);
    }
}
