using System.Collections.Concurrent;
using Microsoft.FeatureManagement;

namespace ConvertTyped.FeatureManagement;

/// <summary>
/// The results of the FeatureManagement snapshot of one scope. The first result for a name is used for all later calls. Failures are not cached.
/// </summary>
internal sealed class FlagMemory
{
    private readonly ConcurrentDictionary<string, Task<bool>> _flags = new();
    private readonly ConcurrentDictionary<string, Task<Variant>> _variants = new();

    internal Task<bool> IsEnabledAsync(string name, Func<string, Task<bool>> ask) => AskOnceAsync(_flags, name, ask);

    internal Task<Variant> GetVariantAsync(string name, Func<string, Task<Variant>> ask) => AskOnceAsync(_variants, name, ask);

    private static async Task<T> AskOnceAsync<T>(ConcurrentDictionary<string, Task<T>> answers, string name, Func<string, Task<T>> ask)
    {
        var answer = answers.GetOrAdd(name, ask);
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch
        {
            // The first caller may have canceled the evaluation, so the next caller must start a new evaluation.
            answers.TryRemove(new(name, answer));
            throw;
        }
    }
}
