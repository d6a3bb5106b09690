using System.Collections.Concurrent;
using Microsoft.FeatureManagement;

namespace ConvertTyped.FeatureManagement;

/// <summary>What a snapshot of FeatureManagement has answered: within one scope, the first answer for a name stays, whoever is asked for.</summary>
internal sealed class FlagMemory
{
    private readonly ConcurrentDictionary<string, Task<bool>> _flags = new();
    private readonly ConcurrentDictionary<string, Task<Variant>> _variants = new();

    internal Task<bool> IsEnabledAsync(string name, Func<string, Task<bool>> ask) => _flags.GetOrAdd(name, ask);

    internal Task<Variant> GetVariantAsync(string name, Func<string, Task<Variant>> ask) => _variants.GetOrAdd(name, ask);
}
