using Microsoft.FeatureManagement;

namespace ConvertTyped.FeatureManagement;

/// <summary>Asks Convert for its keys, and the application's own definitions for all other names.</summary>
internal sealed class BridgedFeatureManager(ConvertFlags flags, IFeatureManager inner) : IFeatureManagerSnapshot, IBridged
{
    public ConvertContext? Current => flags.Current;

    public IAsyncEnumerable<string> GetFeatureNamesAsync() => flags.WithNamesOf(inner.GetFeatureNamesAsync());

    public Task<bool> IsEnabledAsync(string feature) =>
        flags.Has(feature) ? flags.IsEnabledAsync(feature, null, CancellationToken.None).AsTask() : inner.IsEnabledAsync(feature);

    public Task<bool> IsEnabledAsync<TContext>(string feature, TContext context) =>
        flags.Has(feature) ? flags.IsEnabledAsync(feature, context, CancellationToken.None).AsTask() : inner.IsEnabledAsync(feature, context);
}
