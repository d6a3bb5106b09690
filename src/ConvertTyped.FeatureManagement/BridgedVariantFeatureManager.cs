using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;

namespace ConvertTyped.FeatureManagement;

/// <summary>Asks Convert for its keys, and the application's own definitions for all other names.</summary>
internal sealed class BridgedVariantFeatureManager(ConvertFlags flags, IVariantFeatureManager inner) : IVariantFeatureManagerSnapshot, IBridged
{
    public ConvertContext? Current => flags.Current;

    public IAsyncEnumerable<string> GetFeatureNamesAsync(CancellationToken cancellationToken = default) =>
        flags.WithNamesOf(inner.GetFeatureNamesAsync(cancellationToken), cancellationToken);

    public ValueTask<bool> IsEnabledAsync(string feature, CancellationToken cancellationToken = default) =>
        flags.Has(feature) ? flags.IsEnabledAsync(feature, null, cancellationToken) : inner.IsEnabledAsync(feature, cancellationToken);

    public ValueTask<bool> IsEnabledAsync<TContext>(string feature, TContext context, CancellationToken cancellationToken = default) =>
        flags.Has(feature) ? flags.IsEnabledAsync(feature, context, cancellationToken) : inner.IsEnabledAsync(feature, context, cancellationToken);

    public ValueTask<Variant> GetVariantAsync(string feature, CancellationToken cancellationToken = default) =>
        flags.Has(feature) ? flags.GetVariantAsync(feature, null, cancellationToken) : inner.GetVariantAsync(feature, cancellationToken);

    public ValueTask<Variant> GetVariantAsync(string feature, ITargetingContext context, CancellationToken cancellationToken = default) =>
        flags.Has(feature) ? flags.GetVariantAsync(feature, context, cancellationToken) : inner.GetVariantAsync(feature, context, cancellationToken);
}
