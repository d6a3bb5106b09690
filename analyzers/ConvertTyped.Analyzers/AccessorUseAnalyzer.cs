using System.Collections.Immutable;
using ConvertTyped.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers;

/// <summary>Explains the compiler's errors about uses of generated code: ambiguous names, and parentheses that do not match the C# version.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AccessorUseAnalyzer : ConvertAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(RuleCatalogue.AmbiguousAccessors, RuleCatalogue.Parentheses);

    private protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName("ConvertTyped.ConvertContext") is null || context.Compilation.SyntaxTrees.FirstOrDefault() is not { } tree)
            return;
        var parentheses = new ParenthesesRule(LanguageLevel.Read(tree.Options).ExtensionProperties);
        var ambiguous = AmbiguousAccessorsRule.TryCreate(context);
        context.RegisterSemanticModelAction(file =>
        {
            if (file.IsGeneratedCode && !RazorCode.IsIn(file.SemanticModel.SyntaxTree))
                return;
            parentheses.Check(file.SemanticModel, file.ReportDiagnostic, file.CancellationToken);
            ambiguous?.Check(file.SemanticModel, file.ReportDiagnostic, file.CancellationToken);
        });
    }
}
