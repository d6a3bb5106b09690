using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>A value that code gives to a member or a parameter in one place. The value is null if the flag does not determine it.</summary>
internal sealed record Definition(string Symbol, FlagValue? Value)
{
    /// <summary>Whether all code that assigned a value was removed and the member therefore has the default value of its type.</summary>
    internal bool IsDefault { get; init; }

    /// <summary>The member's name if other types can access the member. Other documents may then read the member.</summary>
    internal string? VisibleName { get; init; }
}

/// <summary>Determines which members and parameters can get a decided value from their assignments and arguments.</summary>
internal static class DecidableSymbols
{
    /// <summary>Whether only the code of the containing type determines the value of the field, property or method.</summary>
    internal static bool IsMember(ISymbol? symbol) => symbol?.ContainingType?.DeclaringSyntaxReferences.Any(part => Symbols.GeneratedCode.IsGenerated(part.SyntaxTree)) != true
        && (symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction, IsAsync: false, IsGenericMethod: false }
            || (symbol?.DeclaredAccessibility == Accessibility.Private && HasOwnValue(symbol))
            || IsVisible(symbol));

    /// <summary>
    /// Whether other types can access the member, but cannot set or override it. The member is then kept, because code outside the solution may read it.
    /// In the solution, code that reads the member can still be folded.
    /// </summary>
    internal static bool IsVisible(ISymbol? symbol) =>
        symbol is { DeclaredAccessibility: not Accessibility.Private, IsVirtual: false, IsAbstract: false, IsOverride: false, IsExtern: false, DeclaringSyntaxReferences.Length: 1, ContainingType.TypeKind: TypeKind.Class or TypeKind.Struct }
        && symbol is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null or { DeclaredAccessibility: Accessibility.Private } } or IMethodSymbol { MethodKind: MethodKind.Ordinary }
        && !symbol.ContainingType.IsRecord
        && symbol.GetAttributes().Length == 0
        && symbol is not IMethodSymbol { Parameters.Length: > 0 }
        && HasOwnValue(symbol);

    /// <summary>Whether the member may stay because other code may still read or call it. Its value is then used only if the value is Boolean.</summary>
    internal static bool MayStay(ISymbol? symbol) => IsVisible(symbol) || symbol is IMethodSymbol { Parameters.Length: > 0 };

    private static bool HasOwnValue(ISymbol symbol) => symbol switch
    {
        IFieldSymbol { IsConst: false } field => field.ContainingType.TypeKind is not TypeKind.Enum,
        IPropertySymbol { IsIndexer: false } => true,
        IMethodSymbol { MethodKind: MethodKind.Ordinary, IsAsync: false, IsGenericMethod: false } method => method.Parameters.All(parameter => parameter.RefKind == RefKind.None),
        _ => false,
    };

    /// <summary>Whether a property is an auto-implemented property without an initializer.</summary>
    internal static bool IsAutomatic(PropertyDeclarationSyntax property) => property.Initializer is null && HasNoCode(property);

    /// <summary>Whether a property is an auto-implemented property, whose accessors run no code.</summary>
    internal static bool HasNoCode(PropertyDeclarationSyntax property) =>
        property.AccessorList is { } accessors && accessors.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null });

    /// <summary>Whether a value is false, and the member has no initializer and is therefore initially false.</summary>
    internal static bool IsDefault(ISymbol? member, FlagValue? value) => value is BooleanValue { IsTrue: false }
        && member?.DeclaringSyntaxReferences.Length == 1
        && member.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax { Initializer: null } or PropertyDeclarationSyntax { Initializer: null };

    /// <summary>
    /// Whether all arguments for a parameter are known: the method is private or a local function, or the parameter's type is removed with the flag.
    /// </summary>
    internal static bool IsParameter(IParameterSymbol? parameter, bool goesWithTheFlag) =>
        parameter is { RefKind: RefKind.None, IsParams: false, ContainingSymbol: IMethodSymbol method }
        && parameter.DeclaringSyntaxReferences.Length > 0
        && method.MethodKind is MethodKind.Ordinary or MethodKind.Constructor or MethodKind.LocalFunction
        && !method.IsVirtual && !method.IsOverride && !method.IsAbstract && !method.IsExtern
        && method.ContainingType is { IsRecord: false, TypeKind: TypeKind.Class or TypeKind.Struct }
        && (goesWithTheFlag || method.MethodKind == MethodKind.LocalFunction || method.DeclaredAccessibility == Accessibility.Private)
        && !Implements(method);

    /// <summary>
    /// Whether an assignment in the type's only constructor sets the member for each instance: it is not part of another statement, and the statements before it contain
    /// no <c>return</c> or <c>goto</c>, do not read the member and do not call members of the instance.
    /// </summary>
    internal static bool IsSetOnce(AssignmentExpressionSyntax assignment, ISymbol? member) =>
        member?.ContainingType.InstanceConstructors.Count(constructor => !constructor.IsImplicitlyDeclared) == 1
        && Expressions.IsAccessInThis(assignment.Left)
        && (assignment.Parent is ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax }
            || assignment.Parent is ExpressionStatementSyntax { Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax } body } statement
                && !body.Statements.TakeWhile(earlier => earlier != statement).SelectMany(earlier => earlier.DescendantNodesAndSelf()).Any(node => IsLeftOrRead(node, member.Name)));

    private static bool IsLeftOrRead(SyntaxNode node, string member) => node switch
    {
        ReturnStatementSyntax or GotoStatementSyntax => true,
        ThisExpressionSyntax or BaseExpressionSyntax => node.Parent is not MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax },
        IdentifierNameSyntax name => name.Identifier.ValueText == member,
        InvocationExpressionSyntax { Expression: SimpleNameSyntax called } => called.Identifier.ValueText != "nameof",
        _ => false,
    };

    /// <summary>Whether a member implements a member of an interface.</summary>
    internal static bool Implements(ISymbol symbol) => symbol.ContainingType?.AllInterfaces
        .SelectMany(type => type.GetMembers(symbol.Name))
        .Any(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol)) == true;
}
