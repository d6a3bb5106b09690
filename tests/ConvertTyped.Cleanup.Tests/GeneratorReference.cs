using System.Collections.Immutable;
using ConvertTyped.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Cleanup.Tests;

/// <summary>References the generator in a workspace.</summary>
internal sealed class GeneratorReference : AnalyzerReference
{
    private readonly ImmutableArray<ISourceGenerator> _generators = [new ConvertGenerator().AsSourceGenerator()];

    public override string? FullPath => null;

    public override object Id => nameof(ConvertGenerator);

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

    public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => GetGenerators(LanguageNames.CSharp);
}
