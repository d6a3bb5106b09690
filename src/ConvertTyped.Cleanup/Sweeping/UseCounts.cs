using ConvertTyped.Cleanup.Folding;
using ConvertTyped.Cleanup.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Sweeping;

/// <summary>Finds the uses of local variables, local functions and private members in a document.</summary>
internal sealed class UseCounts
{
    private readonly Dictionary<string, SyntaxNode> _declarations = [];
    private readonly ILookup<string, SimpleNameSyntax> _uses;

    private UseCounts(SyntaxNode root, SemanticModel model)
    {
        Model = model;
        foreach (var node in root.DescendantNodes())
        {
            if (IsOwn(node) && !DisabledCode.Names(root, NameOf(node)) && model.GetDeclaredSymbol(node) is { } symbol && IsSeenOnlyHere(symbol) && KeyOf(symbol) is { } key && !_declarations.ContainsKey(key))
                _declarations.Add(key, node);
        }

        var names = new HashSet<string>(_declarations.Values.Select(NameOf));
        _uses = root.DescendantNodes().OfType<SimpleNameSyntax>()
            .Where(name => names.Contains(name.Identifier.ValueText))
            .Select(name => (Name: name, Key: KeyOf(SymbolOf(name, model))))
            .Where(use => use.Key is not null)
            .ToLookup(use => use.Key!, use => use.Name);
    }

    internal SemanticModel Model { get; }

    internal IEnumerable<SyntaxNode> Declarations => _declarations.Values;

    /// <summary>The declaration in this document that corresponds to a declaration in <paramref name="other"/>.</summary>
    internal SyntaxNode? CounterpartOf(SyntaxNode declaration, UseCounts other) =>
        KeyOf(other.Model.GetDeclaredSymbol(declaration)) is { } key && _declarations.TryGetValue(key, out var counterpart) ? counterpart : null;

    /// <summary>The symbol that a name refers to. If a name in <c>nameof</c> refers to several methods, returns the first method.</summary>
    private static ISymbol? SymbolOf(SimpleNameSyntax name, SemanticModel model) =>
        model.GetSymbolInfo(name) is var info && info.Symbol is { } symbol ? symbol : info.CandidateSymbols.FirstOrDefault();

    internal static UseCounts In(SyntaxNode root, SemanticModel model) => new(root, model);

    /// <summary>The places that refer to a declaration.</summary>
    internal IReadOnlyList<SimpleNameSyntax> UsesOf(SyntaxNode declaration) =>
        Model.GetDeclaredSymbol(declaration) is { } symbol && KeyOf(symbol) is { } key ? [.. _uses[key]] : [];

    /// <summary>The declarations that were read in <paramref name="before"/> and are no longer read, except in their own code.</summary>
    internal IEnumerable<SyntaxNode> Unused(UseCounts before) =>
        from declaration in _declarations
        where before._uses[declaration.Key].Any(IsRead)
        where !_uses[declaration.Key].Any(use => IsRead(use) && !IsInside(use, declaration.Value))
        select declaration.Value;

    internal static bool IsRead(SimpleNameSyntax use) => !IsAssigned(use);

    /// <summary>Whether the use is only the target of an assignment, increment or decrement that is a separate statement.</summary>
    internal static bool IsAssigned(SimpleNameSyntax use)
    {
        var whole = use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? (ExpressionSyntax)access : use;
        return whole.Parent switch
        {
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } assignment => assignment.Left == whole,
            PostfixUnaryExpressionSyntax { Parent: ExpressionStatementSyntax, RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } => true,
            PrefixUnaryExpressionSyntax { Parent: ExpressionStatementSyntax, RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => true,
            _ => false,
        };
    }

    private static bool IsInside(SyntaxNode use, SyntaxNode declaration) =>
        declaration is MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax && declaration.Span.Contains(use.Span);

    private static bool IsSeenOnlyHere(ISymbol symbol) =>
        (symbol.DeclaredAccessibility == Accessibility.Private && GeneratedCode.IsUsedInOnePart(symbol)) || symbol is ILocalSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction };

    private static bool IsOwn(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } => true,
        VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } => true,
        MethodDeclarationSyntax method => !method.Modifiers.Any(SyntaxKind.PartialKeyword) && method.ExplicitInterfaceSpecifier is null && method.AttributeLists.Count == 0,
        PropertyDeclarationSyntax property => !property.Modifiers.Any(SyntaxKind.PartialKeyword) && property.ExplicitInterfaceSpecifier is null && property.AttributeLists.Count == 0,
        LocalFunctionStatementSyntax => true,
        _ => false,
    };

    /// <summary>A key that is the same before and after a method loses parameters.</summary>
    private static string? KeyOf(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } => $"{KeyOf(Member(symbol))}>{symbol.Name}",
        IMethodSymbol { ContainingType: { } type } => $"{FoldScope.SymbolKey(type)}.{symbol.Name}[{type.GetMembers(symbol.Name).IndexOf(symbol.OriginalDefinition, 0, SymbolEqualityComparer.Default)}]",
        IFieldSymbol or IPropertySymbol or IMethodSymbol => FoldScope.SymbolKey(symbol.OriginalDefinition),
        _ => null,
    };

    private static ISymbol Member(ISymbol symbol)
    {
        var member = symbol.ContainingSymbol;
        while (member is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
            member = member.ContainingSymbol;
        return member;
    }

    private static string NameOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        _ => "",
    };
}
