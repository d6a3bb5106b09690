using System.Runtime.CompilerServices;
using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;

namespace ConvertTyped.FeatureManagement;

/// <summary>Asks Convert for its keys, and the application's own definitions for all other names.</summary>
internal sealed class BridgedVariantFeatureManager(ConvertFlags flags, IVariantFeatureManager inner) : IVariantFeatureManagerSnapshot, IBridged
{
    public ConvertContext? Current => flags.Current;

    public async IAsyncEnumerable<string> GetFeatureNamesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in flags.Names.Where(seen.Add))
            yield return name;
        await foreach (var name in inner.GetFeatureNamesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (seen.Add(name))
                yield return name;
        }
    }

    public ValueTask<bool> IsEnabledAsync(string feature, CancellationToken cancellationToken = default) =>
        flags.Has(feature) ? flags.IsEnabledAsync(feature, null, cancellationToken) : inner.IsEnabledAsync(feature, cancellationToken);

    public ValueTask<bool> IsEnabledAsync<TContext>(string feature, TContext context, CancellationToken cancellationToken = default) =>
        flags.Has(feature) ? flags.IsEnabledAsync(feature, context, cancellationToken) : inner.IsEnabledAsync(feature, context, cancellationToken);

    public ValueTask<Variant> GetVariantAsync(string feature, CancellationToken cancellationToken = default) =>
        flags.Has(feature) ? flags.GetVariantAsync(feature, null, cancellationToken) : inner.GetVariantAsync(feature, cancellationToken);

    public ValueTask<Variant> GetVariantAsync(string feature, ITargetingContext context, CancellationToken cancellationToken = default) =>
        flags.Has(feature) ? flags.GetVariantAsync(feature, context, cancellationToken) : inner.GetVariantAsync(feature, context, cancellationToken);
}
