using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers.CSharp;

/// <summary>A rule for operations of certain kinds, created for one compilation.</summary>
internal abstract class OperationRule(params OperationKind[] kinds)
{
    public void Register(CompilationStartAnalysisContext context) =>
        context.RegisterOperationAction(operation => Check(operation.Operation, operation.ReportDiagnostic), kinds);

    protected abstract void Check(IOperation operation, Action<Diagnostic> report);
}
