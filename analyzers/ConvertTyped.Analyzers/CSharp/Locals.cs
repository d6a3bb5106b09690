using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.CSharp;

/// <summary>
/// The values of a member's local variables, as far as the code shows them: those of variables that are assigned once, where they are
/// declared. The member is walked at most once, on first use.
/// </summary>
internal sealed class Locals
{
    private readonly Lazy<Dictionary<ILocalSymbol, Uses>> _uses;

    public Locals(ImmutableArray<IOperation> blocks) => _uses = new(() => UsesIn(blocks));

    /// <summary>Null if the variable is assigned again, or the code does not show its value.</summary>
    public IOperation? ValueOf(ILocalReferenceOperation reference) =>
        _uses.Value.TryGetValue(reference.Local, out var uses)
        && !uses.References.Any(IsWritten)
        // In incomplete code, a variable can be used in its own initializer.
        && uses.Value?.Syntax.Span.End <= reference.Syntax.SpanStart
            ? uses.Value
            : null;

    /// <summary>The uses of the variable that end before this one in the text.</summary>
    public IEnumerable<ILocalReferenceOperation> ReferencesBefore(ILocalReferenceOperation reference) =>
        _uses.Value.TryGetValue(reference.Local, out var uses)
            ? uses.References.Where(other => other.Parent?.Syntax.Span.End <= reference.Syntax.SpanStart)
            : [];

    private static Dictionary<ILocalSymbol, Uses> UsesIn(ImmutableArray<IOperation> blocks)
    {
        var found = new Dictionary<ILocalSymbol, Uses>(SymbolEqualityComparer.Default);
        foreach (var operation in blocks.Operations())
        {
            if (operation is ILocalReferenceOperation reference)
                Of(reference.Local).References.Add(reference);
            else if (Declared(operation) is (ILocalSymbol local, { } value))
                Of(local).Value ??= value;
        }
        return found;

        Uses Of(ILocalSymbol local) => found.TryGetValue(local, out var uses) ? uses : found[local] = new Uses();
    }

    private static (ISymbol? Local, IOperation? Value) Declared(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation declarator => (declarator.Symbol, declarator.GetVariableInitializer()?.Value),
        IDeclarationPatternOperation pattern => (pattern.DeclaredSymbol, Matched(pattern)),
        IRecursivePatternOperation pattern => (pattern.DeclaredSymbol, Matched(pattern)),
        _ => default,
    };

    private static IOperation? Matched(IPatternOperation pattern) => pattern.Parent switch
    {
        IIsPatternOperation test => test.Value,
        ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } => choice.Value,
        INegatedPatternOperation negated => Matched(negated),
        IPatternCaseClauseOperation { Parent.Parent: ISwitchOperation choice } => choice.Value,
        _ => null,
    };

    private static bool IsWritten(ILocalReferenceOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        ITupleOperation => true,
        _ => false,
    };

    private sealed class Uses
    {
        public IOperation? Value { get; set; }

        public List<ILocalReferenceOperation> References { get; } = [];
    }
}
