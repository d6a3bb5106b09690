using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers;

/// <summary>
/// CVT1001–1008 for the C# of Razor files, which the rules' own analyzers pass over with all generated code. Apart from them, so that what is
/// generated otherwise, our accessors first of all, costs a look at its file name and no more.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RazorCodeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.CreateRange([.. UnknownKeyAnalyzer.Rules, FeatureVariableAnalyzer.Rule, .. DataEntryAnalyzer.Rules]);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KeyMarkers.In(start.Compilation) is not { } markers
                || DataParameters.In(start.Compilation) is not { } parameters
                || ProjectConfigs.Of(start) is not { } configs)
                return;
            start.RegisterSemanticModelAction(file =>
            {
                if (!file.IsGeneratedCode || !RazorCode.IsIn(file.SemanticModel.SyntaxTree))
                    return;
                foreach (var member in RazorCode.Members(file.SemanticModel, file.CancellationToken))
                {
                    UnknownKeyAnalyzer.Check(member, markers, configs, file.ReportDiagnostic);
                    FeatureVariableAnalyzer.Check(member, markers, configs, file.ReportDiagnostic);
                    DataEntryAnalyzer.Check(member, parameters, configs, file.ReportDiagnostic);
                }
            });
        });
    }
}
