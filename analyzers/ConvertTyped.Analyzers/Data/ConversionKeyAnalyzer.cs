using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers;

/// <summary>CVT1008: conversion data under a key that Convert does not accept; the runtime leaves it out.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConversionKeyAnalyzer : DataEntryAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.ConversionKey, "Convert does not accept the conversion data key", "Convert has no conversion data named '{0}'{1}",
        RuleHelp.Usage, DiagnosticSeverity.Warning, true, helpLinkUri: RuleHelp.Link(RuleIds.ConversionKey));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private protected override Diagnostic? Check(DataKind kind, string name, DictionaryEntry entry, ProjectConfigs configs)
    {
        if (kind != DataKind.ConversionData || ConversionKeys.All.Contains(name))
            return null;
        string? nearest = NearestKey.To(name, ConversionKeys.All);
        return Misspelling.Report(Rule, entry.Key, nearest, name, NearestKey.Hint(name, nearest));
    }
}
