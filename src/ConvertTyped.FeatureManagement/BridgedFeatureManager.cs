using Microsoft.FeatureManagement;

namespace ConvertTyped.FeatureManagement;

/// <summary>
/// Evaluates Convert's keys with Convert, and all other names with the application's own definitions. If the manager is a FeatureManagement snapshot, it
/// reuses the first result for each name.
/// </summary>
internal sealed class BridgedFeatureManager(ConvertFlags flags, IFeatureManager inner, FlagMemory? memory = null) : IFeatureManagerSnapshot, IBridged
{
    public ConvertContext? Current => flags.Current;

    public ValueTask<ConvertContext> FindAsync(object? appContext, CancellationToken cancellationToken) => flags.FindAsync(appContext, cancellationToken);

    public IAsyncEnumerable<string> GetFeatureNamesAsync() => flags.WithNamesOf(inner.GetFeatureNamesAsync());

    public Task<bool> IsEnabledAsync(string feature) => flags.Has(feature) ? AskAsync(feature, null) : inner.IsEnabledAsync(feature);

    public Task<bool> IsEnabledAsync<TContext>(string feature, TContext context) =>
        flags.Has(feature) ? AskAsync(feature, context) : inner.IsEnabledAsync(feature, context);

    private Task<bool> AskAsync(string feature, object? context)
    {
        Task<bool> Ask(string name) => flags.IsEnabledAsync(name, context, CancellationToken.None).AsTask();
        return memory is null ? Ask(feature) : memory.IsEnabledAsync(feature, Ask);
    }
}
