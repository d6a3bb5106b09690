using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Dictionaries of constants that the code never changes, such as a table of icons by variation.</summary>
internal static class Dictionaries
{
    /// <summary>The value that a dictionary has for a decided key; null if the value is not certain.</summary>
    internal static ExpressionSyntax? ValueAt(ElementAccessExpressionSyntax access, FlagValue key, FoldScope scope)
    {
        if (scope.Model.GetSymbolInfo(access.Expression).Symbol is not { } table || InitializerOf(table, access.SyntaxTree) is not { } initializer || !IsOnlyRead(table, initializer, scope.Model))
            return null;
        var entries = initializer.Expressions.Select(EntryOf).ToList();
        if (entries.Any(entry => entry.Key is null || scope.Flag.ConstantOf(entry.Key, scope.Model) is null || scope.Model.GetConstantValue(entry.Value!) is not { HasValue: true }))
            return null;
        var found = entries.Where(entry => PatternFolding.AreEqual(scope.Flag.ConstantOf(entry.Key!, scope.Model)!, key) == true).ToList();
        return found.Count == 1 ? found[0].Value : null;
    }

    private static InitializerExpressionSyntax? InitializerOf(ISymbol table, SyntaxTree tree) =>
        table is IFieldSymbol { IsReadOnly: true, DeclaredAccessibility: Accessibility.Private, ContainingType.DeclaringSyntaxReferences.Length: 1 } or ILocalSymbol
        && table.DeclaringSyntaxReferences.Length == 1
        && table.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } creation } declarator
        && declarator.SyntaxTree == tree
            ? creation.Initializer
            : null;

    /// <summary>Whether the table is a .NET <c>Dictionary</c>, and the code only looks up keys in it.</summary>
    private static bool IsOnlyRead(ISymbol table, InitializerExpressionSyntax initializer, SemanticModel model) =>
        model.GetTypeInfo(initializer.Parent!).Type is INamedTypeSymbol { Name: "Dictionary", ContainingNamespace.Name: "Generic" }
        && initializer.SyntaxTree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == table.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, table))
            .Select(Expressions.AccessTo)
            .All(use => use.Parent switch
            {
                ElementAccessExpressionSyntax lookup => lookup.Expression == use && !Locals.IsWritten(lookup),
                MemberAccessExpressionSyntax call => call is { Name.Identifier.ValueText: "TryGetValue" or "ContainsKey" or "GetValueOrDefault", Parent: InvocationExpressionSyntax },
                _ => false,
            });

    private static (ExpressionSyntax? Key, ExpressionSyntax? Value) EntryOf(ExpressionSyntax entry) => entry switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } keys } } assignment => (keys[0].Expression, assignment.Right),
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: { Count: 2 } pair } => (pair[0], pair[1]),
        _ => (null, null),
    };
}
