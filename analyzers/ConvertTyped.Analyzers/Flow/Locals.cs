using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers;

/// <summary>What locals hold, as far as that is written down: those that get their value once, where they are declared.</summary>
internal sealed class Locals
{
    private readonly ConcurrentDictionary<ILocalSymbol, IOperation?> _values = new(SymbolEqualityComparer.Default);

    /// <summary>Null when the local is written again, or its value is not to be seen.</summary>
    public IOperation? ValueOf(ILocalReferenceOperation reference) =>
        _values.TryGetValue(reference.Local, out IOperation? value) ? value : _values.GetOrAdd(reference.Local, Find(reference));

    /// <summary>All references to the local in the body that holds this one, in the order of the text.</summary>
    public static IEnumerable<ILocalReferenceOperation> ReferencesLike(ILocalReferenceOperation reference) =>
        Root(reference).Descendants().OfType<ILocalReferenceOperation>().Where(other => IsSame(other.Local, reference.Local));

    private static IOperation? Find(ILocalReferenceOperation reference)
    {
        IOperation? value = null;
        foreach (IOperation operation in Root(reference).Descendants())
        {
            if (operation is ILocalReferenceOperation other && IsSame(other.Local, reference.Local) && IsWritten(other))
                return null;
            value ??= operation switch
            {
                IVariableDeclaratorOperation declarator when IsSame(declarator.Symbol, reference.Local) => declarator.GetVariableInitializer()?.Value,
                IDeclarationPatternOperation pattern when IsSame(pattern.DeclaredSymbol, reference.Local) => Matched(pattern),
                IRecursivePatternOperation pattern when IsSame(pattern.DeclaredSymbol, reference.Local) => Matched(pattern),
                _ => null,
            };
        }
        return value;
    }

    private static IOperation? Matched(IPatternOperation pattern) => pattern.Parent switch
    {
        IIsPatternOperation test => test.Value,
        ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } => choice.Value,
        IPatternCaseClauseOperation { Parent.Parent: ISwitchOperation choice } => choice.Value,
        _ => null,
    };

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    private static bool IsSame(ISymbol? left, ILocalSymbol right) => SymbolEqualityComparer.Default.Equals(left, right);

    private static bool IsWritten(ILocalReferenceOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        IIncrementOrDecrementOperation or IAddressOfOperation or ITupleOperation => true,
        _ => false,
    };
}
