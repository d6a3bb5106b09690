using ConvertTyped.Analyzers.Dictionaries;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT1008: an entry of conversion data has a key that Convert does not accept, so the runtime does not send the entry.</summary>
internal sealed class ConversionKeyRule() : DictionaryRule(RuleCatalogue.ConversionKey, ParameterRole.ConversionData)
{
    protected override Diagnostic? Check(ParameterRole role, string name, DictionaryEntry entry, ProjectConfigs configs)
    {
        if (ConversionKeys.All.Contains(name))
            return null;
        var nearest = NearestKey.Find(name, ConversionKeys.All);
        return MisspelledConstant.Report(Descriptor, entry.Key, nearest, name, NearestKey.Hint(name, nearest));
    }
}
