using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;

namespace ConvertTyped.FeatureManagement;

/// <summary>
/// Evaluates Convert's keys with Convert, and all other names with the application's own definitions. If the manager is a FeatureManagement snapshot,
/// it reuses the first result for each name.
/// </summary>
internal sealed class BridgedVariantFeatureManager(ConvertFlags flags, IVariantFeatureManager inner, FlagMemory? memory = null)
    : IVariantFeatureManagerSnapshot, IBridged
{
    public ConvertContext? Current => flags.Current;

    public ValueTask<ConvertContext> FindAsync(object? appContext, CancellationToken cancellationToken) => flags.FindAsync(appContext, cancellationToken);

    public IAsyncEnumerable<string> GetFeatureNamesAsync(CancellationToken cancellationToken = default) =>
        flags.WithNamesOf(inner.GetFeatureNamesAsync(cancellationToken), cancellationToken);

    public ValueTask<bool> IsEnabledAsync(string feature, CancellationToken cancellationToken = default) =>
        flags.Has(feature) ? AskAsync(feature, null, cancellationToken) : inner.IsEnabledAsync(feature, cancellationToken);

    public ValueTask<bool> IsEnabledAsync<TContext>(string feature, TContext context, CancellationToken cancellationToken = default) =>
        flags.Has(feature) ? AskAsync(feature, context, cancellationToken) : inner.IsEnabledAsync(feature, context, cancellationToken);

    public ValueTask<Variant> GetVariantAsync(string feature, CancellationToken cancellationToken = default) =>
        flags.Has(feature) ? AskVariantAsync(feature, null, cancellationToken) : inner.GetVariantAsync(feature, cancellationToken);

    public ValueTask<Variant> GetVariantAsync(string feature, ITargetingContext context, CancellationToken cancellationToken = default) =>
        flags.Has(feature) ? AskVariantAsync(feature, context, cancellationToken) : inner.GetVariantAsync(feature, context, cancellationToken);

    private ValueTask<bool> AskAsync(string feature, object? context, CancellationToken cancellationToken) => memory is null
        ? flags.IsEnabledAsync(feature, context, cancellationToken)
        : new(memory.IsEnabledAsync(feature, name => flags.IsEnabledAsync(name, context, cancellationToken).AsTask()));

    private ValueTask<Variant> AskVariantAsync(string feature, object? context, CancellationToken cancellationToken) => memory is null
        ? flags.GetVariantAsync(feature, context, cancellationToken)
        : new(memory.GetVariantAsync(feature, name => flags.GetVariantAsync(name, context, cancellationToken).AsTask()));
}
