using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers;

/// <summary>
/// Checks the C# of Razor files, which the compiler treats as generated code. This analyzer is
/// separate from <see cref="CodeAnalyzer"/>, which does not receive generated code.
/// This analyzer skips other generated files, such as accessors, by their names.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RazorCodeAnalyzer : ConvertAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ArgumentRules.Descriptors;

    private protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        if (ArgumentRules.TryCreate(context.Compilation, ProjectConfigs.TryFind(context)) is { } rules)
            context.RegisterSemanticModelAction(file => Check(file, rules));
    }

    private static void Check(SemanticModelAnalysisContext context, ArgumentRules rules)
    {
        if (!context.IsGeneratedCode || !RazorCode.IsIn(context.SemanticModel.SyntaxTree))
            return;
        foreach (var operation in RazorCode.Members(context.SemanticModel, context.CancellationToken))
        {
            var member = rules.CreateMember(context.ReportDiagnostic);
            foreach (var inner in operation.DescendantsAndSelf())
                rules.Check(inner, member);
        }
        foreach (var parameter in RazorCode.Parameters(context.SemanticModel, context.CancellationToken))
            rules.CheckDefault(parameter, context.SemanticModel, context.ReportDiagnostic, context.CancellationToken);
    }
}
