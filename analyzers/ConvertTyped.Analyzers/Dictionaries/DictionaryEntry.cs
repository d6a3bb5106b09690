using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Dictionaries;

/// <summary>A key and a value that code writes into a dictionary.</summary>
internal readonly record struct DictionaryEntry(IOperation Key, IOperation Value)
{
    /// <summary>The key; null if it is not a constant string.</summary>
    public string? Name => Key.ConstantValue.Value as string;
}
