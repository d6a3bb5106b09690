using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.CSharp;

/// <summary>A rule on operations of certain kinds, created for one compilation.</summary>
internal abstract class OperationRule(params OperationKind[] kinds)
{
    public IReadOnlyList<OperationKind> Kinds { get; } = kinds;

    public abstract void Check(IOperation operation, Action<Diagnostic> report);
}
