using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
    public static IEnumerable<ILocalReferenceOperation> ReferencesLike(ILocalReferenceOperation reference)
    {
        IOperation root = reference;
        while (root.Parent is { } parent)
            root = parent;
        return root.Descendants().OfType<ILocalReferenceOperation>().Where(other => SymbolEqualityComparer.Default.Equals(other.Local, reference.Local));
    }

    private static IOperation? Find(ILocalReferenceOperation reference)
    {
        if (reference.Local.DeclaringSyntaxReferences is not { Length: 1 } declarations || reference.SemanticModel is not { } model)
            return null;
        SyntaxNode declaration = declarations[0].GetSyntax();
        IOperation? value = declaration switch
        {
            VariableDeclaratorSyntax => (model.GetOperation(declaration) as IVariableDeclaratorOperation)?.GetVariableInitializer()?.Value,
            SingleVariableDesignationSyntax { Parent: PatternSyntax pattern } => Matched(model.GetOperation(pattern)),
            _ => null,
        };
        return value is not null && ReferencesLike(reference).Any(IsWritten) ? null : value;
    }

    private static IOperation? Matched(IOperation? pattern) => pattern?.Parent switch
    {
        IIsPatternOperation test => test.Value,
        ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } => choice.Value,
        IPatternCaseClauseOperation { Parent.Parent: ISwitchOperation choice } => choice.Value,
        _ => null,
    };

    private static bool IsWritten(ILocalReferenceOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        IIncrementOrDecrementOperation or IAddressOfOperation or ITupleOperation => true,
        _ => false,
    };
}
