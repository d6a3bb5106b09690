using ConvertTyped.Cleanup.Folding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Symbols;

/// <summary>
/// Whether an expression can be removed without losing a side effect. Properties are assumed to have no side effects. Calls are assumed to have
/// side effects, except for known calls. Reading another flag is a side effect, because it may report a decision.
/// </summary>
internal sealed class Purity(FlagSymbols flag, SemanticModel model, HashSet<INamedTypeSymbol>? entered = null)
{
    /// <summary>The types whose constructors are being examined.</summary>
    private readonly HashSet<INamedTypeSymbol> _entered = entered ?? new(SymbolEqualityComparer.Default);

    private static readonly HashSet<string> ContextCalls = ["With", "CreateContext", "Features", "Experiences", "Goals", "Segments", "get_Features", "get_Experiences"];

    internal bool IsPure(SyntaxNode node) => node.DescendantNodesAndSelf(Enters).All(IsPureItself);

    /// <summary>Whether to examine the parts of a node, too. The parts of a lambda are not examined, because it has no effect until it is called.</summary>
    private static bool Enters(SyntaxNode node) => node is not AnonymousFunctionExpressionSyntax;

    private bool IsPureItself(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } => true,
        ThrowExpressionSyntax { Parent: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Left: IdentifierNameSyntax guarded } } => FlagSymbols.IsRuntime(model.GetTypeInfo(guarded).Type as INamedTypeSymbol),
        AssignmentExpressionSyntax or AwaitExpressionSyntax or ThrowExpressionSyntax or StackAllocArrayCreationExpressionSyntax => false,
        PrefixUnaryExpressionSyntax unary => !unary.IsKind(SyntaxKind.PreIncrementExpression) && !unary.IsKind(SyntaxKind.PreDecrementExpression),
        PostfixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        InvocationExpressionSyntax call => IsPureCall(call),
        BaseObjectCreationExpressionSyntax creation => IsPlainType(model.GetTypeInfo(creation).Type)
            || model.GetSymbolInfo(creation).Symbol is IMethodSymbol constructor && IsPlain(constructor) && OnlyStores(creation.Initializer),
        MemberAccessExpressionSyntax access => !IsOtherFlag(model.GetSymbolInfo(access).Symbol),
        StatementSyntax => false,
        _ => true,
    };

    private bool IsPureCall(InvocationExpressionSyntax call)
    {
        if (call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" })
            return true;
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
            return false;
        if (flag.IsRun(method, call, model))
            return true;
        if (ContextCalls.Contains(method.Name) && (FlagSymbols.IsRuntime(method.ContainingType) || GeneratedCode.Contains(method)))
            return true;
        return method.ContainingType.SpecialType is SpecialType.System_String
            || method is { ContainingNamespace.Name: "System", IsStatic: true, ContainingType.Name: "Math" or "TimeSpan" }
            || method is { Name: "ToString" or "Equals" or "GetHashCode", ContainingType.SpecialType: not SpecialType.None and not SpecialType.System_Object };
    }

    /// <summary>Whether a constructor is declared in this compilation and only stores values that have no side effects, such as its arguments.</summary>
    private bool IsPlain(IMethodSymbol constructor)
    {
        if (constructor.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct, BaseType.SpecialType: SpecialType.System_Object or SpecialType.System_ValueType, StaticConstructors.Length: 0, DeclaringSyntaxReferences.Length: 1 } type
            || type.DeclaringSyntaxReferences[0].GetSyntax() is not TypeDeclarationSyntax declaration || !model.Compilation.ContainsSyntaxTree(declaration.SyntaxTree) || !_entered.Add(type))
        {
            return false;
        }

        var other = new Purity(flag, model.Compilation.GetSemanticModel(declaration.SyntaxTree), _entered);
        var values = declaration.Members.SelectMany(member => member switch
        {
            FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Initializer?.Value),
            PropertyDeclarationSyntax property => [property.Initializer?.Value],
            _ => [],
        }).OfType<ExpressionSyntax>();
        var isPlain = constructor.DeclaringSyntaxReferences.All(reference => other.KeepsArguments(reference.GetSyntax())) && values.All(other.IsPure);
        _entered.Remove(type);
        return isPlain;
    }

    private bool KeepsArguments(SyntaxNode constructor) => constructor switch
    {
        TypeDeclarationSyntax => true,
        ConstructorDeclarationSyntax { Initializer: null, ExpressionBody: { } arrow } => Keeps(arrow.Expression),
        ConstructorDeclarationSyntax { Initializer: null, Body: { } body } => body.Statements.All(statement => statement is ExpressionStatementSyntax { Expression: var kept } && Keeps(kept)),
        _ => false,
    };

    /// <summary>Whether a statement of a constructor only stores a value in the new object.</summary>
    private bool Keeps(ExpressionSyntax expression) => expression is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
        && Expressions.IsAccessInThis(assignment.Left) && Stores(assignment.Left) && IsPure(assignment.Right);

    private bool OnlyStores(InitializerExpressionSyntax? initializer) => initializer is null || initializer.IsKind(SyntaxKind.ObjectInitializerExpression)
        && initializer.Expressions.All(expression => expression is AssignmentExpressionSyntax { Right: not InitializerExpressionSyntax } assignment && Stores(assignment.Left));

    /// <summary>Whether the target of an assignment is an instance field or an auto-implemented instance property.</summary>
    private bool Stores(ExpressionSyntax target) => model.GetSymbolInfo(target).Symbol is { IsStatic: false } member
        && (member is IFieldSymbol || member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax property && DecidableSymbols.HasNoCode(property));

    private static bool IsPlainType(ITypeSymbol? type) =>
        type is not null && (GeneratedCode.Contains(type) || type.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) == true);

    private bool IsOtherFlag(ISymbol? symbol) =>
        symbol is IPropertySymbol { ContainingType.Name: "Features" or "Experiences" } property && GeneratedCode.Contains(property) && !flag.IsAccessor(property);
}
