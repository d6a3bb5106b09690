using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.CSharp;

/// <summary>
/// The values of a member's local variables that are assigned only once, at their declaration. A variable is analyzed when it is first requested; its uses
/// are found by searching the text for its name.
/// </summary>
internal sealed class LocalValues
{
    private readonly ConcurrentDictionary<ILocalSymbol, Uses> _uses = new(SymbolEqualityComparer.Default);

    /// <summary>Returns null if the variable is assigned again, or if the code does not determine its value.</summary>
    public IOperation? ValueOf(ILocalReferenceOperation reference) =>
        UsesOf(reference) is { Value: { } value } uses
        && !uses.References.Any(IsWritten)
        // In incomplete code, a variable can be used in its own initializer.
        && value.Syntax.Span.End <= reference.Syntax.SpanStart
            ? value
            : null;

    /// <summary>The uses of the variable in operations that end before this reference.</summary>
    public IEnumerable<ILocalReferenceOperation> ReferencesBefore(ILocalReferenceOperation reference) =>
        UsesOf(reference).References.Where(other => other.Parent?.Syntax.Span.End <= reference.Syntax.SpanStart);

    private Uses UsesOf(ILocalReferenceOperation reference) =>
        _uses.TryGetValue(reference.Local, out var uses) ? uses : _uses.GetOrAdd(reference.Local, Find(reference));

    private static Uses Find(ILocalReferenceOperation reference)
    {
        if (reference.SemanticModel is not { } model || reference.Local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } declaration)
            return new Uses(null, []);
        var references = new List<ILocalReferenceOperation>();
        foreach (var name in Mentions(reference.Local.Name, ScopeOf(declaration)))
        {
            if (model.GetOperation(name) is ILocalReferenceOperation found && SymbolEqualityComparer.Default.Equals(found.Local, reference.Local))
                references.Add(found);
        }
        return new Uses(Declared(declaration, model), references);
    }

    private static SyntaxNode ScopeOf(SyntaxNode declaration) => declaration.Ancestors()
        .First(node => node is BlockSyntax or SwitchSectionSyntax or AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax or CompilationUnitSyntax);

    private static IEnumerable<IdentifierNameSyntax> Mentions(string name, SyntaxNode scope)
    {
        var text = scope.SyntaxTree.GetText().ToString(scope.Span);
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            var token = scope.FindToken(scope.SpanStart + at);
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name && token.Parent is IdentifierNameSyntax identifier)
                yield return identifier;
        }
    }

    private static IOperation? Declared(SyntaxNode declaration, SemanticModel model) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: { } value } => model.GetOperation(value),
        SingleVariableDesignationSyntax { Parent: PatternSyntax pattern } => model.GetOperation(pattern) is IPatternOperation found ? Matched(found) : null,
        _ => null,
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

    private sealed record Uses(IOperation? Value, IReadOnlyList<ILocalReferenceOperation> References);
}
