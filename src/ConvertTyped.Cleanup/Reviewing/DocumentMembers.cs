using ConvertTyped.Cleanup.Folding;
using ConvertTyped.Cleanup.Sweeping;
using ConvertTyped.Cleanup.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Cleanup.Reviewing;

/// <summary>The declarations of a document, and the members and parameters of the solution that the document reads and sets.</summary>
internal sealed class DocumentMembers
{
    /// <summary>Stands for an assigned value that depends on the assigned member itself, as in <c>Count += 1</c>.</summary>
    internal const string Itself = "";

    private readonly Dictionary<string, string> _constants = [];
    private readonly Dictionary<string, HashSet<string?>> _assigned = [];
    private readonly Dictionary<string, SyntaxNode> _declarations = [];
    private readonly Dictionary<string, List<SyntaxNode>> _named = [];
    private readonly HashSet<SyntaxNode> _ofInstance = [];

    private DocumentMembers(SyntaxNode root, SemanticModel model)
    {
        Root = root;
        Model = model;
        foreach (var node in root.DescendantNodes())
        {
            if (node is MemberDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } or ParameterSyntax && model.GetDeclaredSymbol(node) is { Name.Length: > 0 } declared)
                Declare(node, declared, model);
            else if (node is SimpleNameSyntax name && Meaning(name, model) is { } used)
                Use(name, used);
            else if (node is ThisExpressionSyntax or BaseExpressionSyntax)
                UseInstance(node);
            else if (node is ArgumentSyntax argument && (model.GetOperation(argument) as IArgumentOperation)?.Parameter?.OriginalDefinition is { } parameter)
                Pass(parameter, ArgumentNotes.ConstantAt(argument, model));
        }
    }

    internal SyntaxNode Root { get; }

    internal SemanticModel Model { get; }

    /// <summary>The namespaces, types and members that the document declares.</summary>
    internal List<ISymbol> Declared { get; } = [];

    /// <summary>The keys of the methods that other types can call but that do nothing.</summary>
    internal HashSet<string> Empty { get; } = [];

    /// <summary>The types and members that other types can use, by key.</summary>
    internal Dictionary<string, ISymbol> Visible { get; } = [];

    /// <summary>
    /// The parameters of the methods and constructors that other types can call, except primary constructors, virtual and abstract methods, and methods that
    /// override or implement a member.
    /// </summary>
    internal Dictionary<string, IParameterSymbol> Parameters { get; } = [];

    internal HashSet<string> ReadParameters { get; } = [];

    /// <summary>The keys of the parameters that are passed to methods such as <c>ArgumentNullException.ThrowIfNull</c>.</summary>
    internal HashSet<string> CheckedParameters { get; } = [];

    /// <summary>The private instance methods of classes, by name.</summary>
    internal Dictionary<string, ISymbol> Private { get; } = [];

    /// <summary>Whether all methods with the given name use their instance or its members.</summary>
    internal bool UsesInstance(string name) => _named[name].All(_ofInstance.Contains);

    /// <summary>The constants that the document passes to parameters; null stands for any other value.</summary>
    internal Dictionary<string, (IParameterSymbol Parameter, HashSet<string?> Values)> Passed { get; } = [];

    internal HashSet<ISymbol> Read { get; } = new(SymbolEqualityComparer.Default);

    internal HashSet<string> ReadKeys { get; } = [];

    internal HashSet<ISymbol> Set { get; } = new(SymbolEqualityComparer.Default);

    internal HashSet<string> SetKeys { get; } = [];

    internal static async Task<DocumentMembers> ReadAsync(Document document, CancellationToken cancellationToken) => new(
        (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!,
        (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!);

    /// <summary>The constant, such as a literal or an enum member, that a property or a method always returns; null if there is no such constant.</summary>
    internal string? ConstantOf(string key) => _constants.TryGetValue(key, out var constant) ? constant : null;

    /// <summary>Whether a property or a field has no initializer.</summary>
    internal bool IsUninitialized(string key) => _declarations.TryGetValue(key, out var node) && node is PropertyDeclarationSyntax { Initializer: null } or VariableDeclaratorSyntax { Initializer: null };

    /// <summary>The literals that a member is set to. <see cref="Itself"/> stands for a value that depends on the member, and null for any other value.</summary>
    internal HashSet<string?> AssignedOf(string key) => _assigned.TryGetValue(key, out var values) ? values : [];

    /// <summary>Whether the document also contains a literal from another version of the document, in the same surrounding code.</summary>
    internal bool IsKept(LiteralExpressionSyntax literal) => Root.DescendantNodes().OfType<LiteralExpressionSyntax>()
        .Any(other => other.Token.Text == literal.Token.Text && Surroundings(other) == Surroundings(literal));

    /// <summary>The member that a position belongs to or, for a position outside members, the namespace; null if there is neither.</summary>
    internal ISymbol? MemberAt(int position) => Declared.LastOrDefault(symbol => symbol is not INamedTypeSymbol && _declarations[FoldScope.SymbolKey(symbol)].FullSpan.Contains(position));

    /// <summary>Whether the code of a member or its overloads names the flag. Overloads count, because a private member may have lost parameters.</summary>
    internal bool UsesFlag(ISymbol member, FlagDecision flag) =>
        _named.TryGetValue(NameOf(member), out var nodes) && nodes.SelectMany(node => node.DescendantTokens()).Any(token => token.Kind() switch
        {
            SyntaxKind.StringLiteralToken => token.ValueText == flag.Key,
            SyntaxKind.IdentifierToken => Generated(flag.AccessorName).Contains(token.ValueText),
            _ => false,
        });

    /// <summary>The code of a member; null if the member has overloads.</summary>
    internal SyntaxNode? CodeOf(ISymbol member) => _named.TryGetValue(NameOf(member), out var nodes) && nodes.Count == 1 ? nodes[0] : null;

    /// <summary>Whether a member and its overloads have the same code in another version of the document.</summary>
    internal bool IsSame(ISymbol member, DocumentMembers other) =>
        _named.TryGetValue(NameOf(member), out var nodes) && other._named.TryGetValue(NameOf(member), out var others) && nodes.Select(node => node.ToString()).SequenceEqual(others.Select(node => node.ToString()));

    private static string NameOf(ISymbol member) => $"{member.ContainingType?.ToDisplayString()}.{member.Name}";

    /// <summary>The names that are generated for a flag.</summary>
    private static string[] Generated(string accessor) => [accessor, accessor + "Variation", accessor + "Feature", accessor + "Experience", "AddBy" + accessor];

    /// <summary>The code around a literal: if the literal is an argument, the called method or the type after <c>new</c>; otherwise, a node that contains the literal.</summary>
    private static string Surroundings(LiteralExpressionSyntax literal) => literal.Parent is not ArgumentSyntax { Parent.Parent: { } call } ? literal.Parent!.ToString()
        : call is InvocationExpressionSyntax { Expression: var called } ? called.ToString()
        : call is ObjectCreationExpressionSyntax { Type: var type } ? "new " + type
        : call.ToString();

    private static ISymbol? Meaning(SimpleNameSyntax name, SemanticModel model)
    {
        var info = model.GetSymbolInfo(name);
        var symbol = (info.Symbol ?? info.CandidateSymbols.FirstOrDefault())?.OriginalDefinition;
        return symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? symbol.ContainingType : symbol;
    }

    private void Declare(SyntaxNode node, ISymbol symbol, SemanticModel model)
    {
        var key = KeyOf(symbol);
        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor, DeclaredAccessibility: not Accessibility.Private } method } parameter)
        {
            if (method is { IsOverride: false, IsVirtual: false, IsAbstract: false } && node.Parent?.Parent is not TypeDeclarationSyntax && !DecidableSymbols.Implements(method))
                Parameters[key] = parameter;
            return;
        }

        if (symbol is IParameterSymbol)
            return;
        Declared.Add(symbol);
        _declarations[key] = node;
        if (!_named.TryGetValue(NameOf(symbol), out var nodes))
            _named.Add(NameOf(symbol), nodes = []);
        nodes.Add(node);
        if (AlwaysReturned(node, model) is { } constant)
            _constants[key] = constant;
        if (symbol is IMethodSymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary, ContainingType.TypeKind: TypeKind.Class })
            Private[NameOf(symbol)] = symbol;
        if (symbol.DeclaredAccessibility == Accessibility.Private)
            return;
        Visible[key] = symbol;
        if (node is MethodDeclarationSyntax { Body.Statements.Count: 0, ExpressionBody: null })
            Empty.Add(key);
    }

    /// <summary>A key that is the same before and after a constructor loses parameters.</summary>
    private static string KeyOf(ISymbol symbol) => symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } }
        ? $"{FoldScope.SymbolKey(symbol.ContainingType)}#{symbol.Name}"
        : FoldScope.SymbolKey(symbol);

    private void UseInstance(SyntaxNode node)
    {
        if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method)
            _ofInstance.Add(method);
    }

    /// <summary>The constant, such as a literal or an enum member, that each path through a property or a method returns; null if there is no such constant.</summary>
    private static string? AlwaysReturned(SyntaxNode node, SemanticModel model)
    {
        IReadOnlyList<ExpressionSyntax?> values = node switch
        {
            PropertyDeclarationSyntax property => [property.ExpressionBody?.Expression ?? MemberFolder.Getter(property)],
            MethodDeclarationSyntax { ExpressionBody: { } arrow } => [arrow.Expression],
            MethodDeclarationSyntax { Body: { } body } => [.. body.DescendantNodes(inner => inner is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .OfType<ReturnStatementSyntax>().Select(statement => statement.Expression)],
            _ => [],
        };
        var literals = new HashSet<string?>(values.Select(value => value is LiteralExpressionSyntax || value is MemberAccessExpressionSyntax && model.GetConstantValue(value).HasValue ? value.ToString() : null));
        return literals.Count == 1 ? literals.Single() : null;
    }

    private void Pass(IParameterSymbol parameter, string? constant)
    {
        if (parameter.IsOptional || parameter.IsParams || parameter.DeclaringSyntaxReferences.Length == 0
            || parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor } || GeneratedCode.Contains(parameter.ContainingType))
        {
            return;
        }

        if (!Passed.TryGetValue(FoldScope.SymbolKey(parameter), out var passed))
            Passed.Add(FoldScope.SymbolKey(parameter), passed = (parameter, []));
        passed.Values.Add(constant);
    }

    private void Use(SimpleNameSyntax name, ISymbol symbol)
    {
        if (symbol is IParameterSymbol)
            (Expressions.IsNullCheck(name) ? CheckedParameters : ReadParameters).Add(KeyOf(symbol));
        var isOwn = symbol is IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary } or IEventSymbol && !symbol.IsStatic
            && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name);
        if (isOwn || symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } })
            UseInstance(name);
        if (symbol is not (INamedTypeSymbol or IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension } or IEventSymbol)
            || symbol.DeclaringSyntaxReferences.Length == 0 || symbol.DeclaredAccessibility == Accessibility.Private && GeneratedCode.IsUsedInOnePart(symbol) || GeneratedCode.Contains(symbol))
        {
            return;
        }

        var key = FoldScope.SymbolKey(symbol);
        if (!UseCounts.IsAssigned(name) && !IsInInitializer(name))
        {
            Read.Add(symbol);
            ReadKeys.Add(key);
            return;
        }

        Set.Add(symbol);
        SetKeys.Add(key);
        if (!_assigned.TryGetValue(key, out var values))
            _assigned.Add(key, values = []);
        values.Add(ValueAt(name));
    }

    /// <summary>The literal that an assignment sets a member to, <see cref="Itself"/>, or null for any other value.</summary>
    internal static string? ValueAt(SimpleNameSyntax name)
    {
        var target = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? (ExpressionSyntax)access : name;
        return target.Parent switch
        {
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Right: LiteralExpressionSyntax literal } => literal.ToString(),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment =>
                assignment.Right.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(read => read.Identifier.ValueText == name.Identifier.ValueText) ? Itself : null,
            AssignmentExpressionSyntax assignment => assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) ? null : Itself,
            PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax => Itself,
            _ => null,
        };
    }

    private static bool IsInInitializer(SimpleNameSyntax name) =>
        name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Left == name;
}
