using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers;

/// <summary>CVT1008: conversion data under a key that Convert does not accept; the runtime leaves it out.</summary>
internal static class ConversionKeyRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.ConversionKey, "Convert does not accept the conversion data key", "Convert has no conversion data named '{0}'{1}",
        RuleHelp.Usage, DiagnosticSeverity.Warning, true, helpLinkUri: RuleHelp.Link(RuleIds.ConversionKey));

    public static Diagnostic? Check(DataKind kind, string name, DictionaryEntry entry)
    {
        if (kind != DataKind.ConversionData || ConversionKeys.All.Contains(name))
            return null;
        var nearest = NearestKey.To(name, ConversionKeys.All);
        return Misspelling.Report(Descriptor, entry.Key, nearest, name, NearestKey.Hint(name, nearest));
    }
}
