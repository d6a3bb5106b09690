using System.Collections.Immutable;
using ConvertTyped.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers;

/// <summary>Suggests improvements to C# code that uses ConvertTyped. A build does not run this analyzer unless one of its rules is raised to a warning.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SuggestionAnalyzer : ConvertAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(RuleCatalogue.TypedAccessor, RuleCatalogue.LambdaReturnType, RuleCatalogue.HiddenVariation, RuleCatalogue.FlagAccessor);

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName("ConvertTyped.ConvertContext") is null)
            return;
        var configs = ProjectConfigs.TryFind(context);
        TypedAccessorRule.TryCreate(context.Compilation, configs)?.Register(context);
        FlagAccessorRule.TryCreate(context.Compilation, configs)?.Register(context);
        LambdaReturnTypeRule.TryCreate(context)?.Register(context);
        new HiddenVariationRule().Register(context);
    }
}
