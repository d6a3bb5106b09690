using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>What a member or a parameter is given in one place; the value is null where it is not decided.</summary>
internal sealed record Definition(string Symbol, FlagValue? Value)
{
    /// <summary>Whether all that gave it a value is gone, so that it has its type's default.</summary>
    internal bool IsDefault { get; init; }
}

/// <summary>Which members and parameters may be decided by what they are given.</summary>
internal static class DecidableSymbols
{
    /// <summary>A field, or a property or method without parameters, that only its type sees.</summary>
    internal static bool IsMember(ISymbol? symbol) => symbol?.ContainingType?.DeclaringSyntaxReferences.Any(part => Symbols.GeneratedCode.IsGenerated(part.SyntaxTree)) != true && symbol switch
    {
        IFieldSymbol { IsConst: false, DeclaredAccessibility: Accessibility.Private } field => field.ContainingType.TypeKind is not TypeKind.Enum,
        IPropertySymbol { DeclaredAccessibility: Accessibility.Private, IsIndexer: false } => true,
        IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private, Parameters.Length: 0, IsAsync: false, IsGenericMethod: false } => true,
        IMethodSymbol { MethodKind: MethodKind.LocalFunction, Parameters.Length: 0, IsAsync: false } => true,
        _ => false,
    };

    /// <summary>A parameter whose every argument can be seen: of a private method, or of a type that goes with the flag.</summary>
    internal static bool IsParameter(IParameterSymbol? parameter, bool goesWithTheFlag) =>
        parameter is { RefKind: RefKind.None, IsParams: false, ContainingSymbol: IMethodSymbol method }
        && parameter.DeclaringSyntaxReferences.Length > 0
        && method.MethodKind is MethodKind.Ordinary or MethodKind.Constructor or MethodKind.LocalFunction
        && !method.IsVirtual && !method.IsOverride && !method.IsAbstract && !method.IsExtern
        && method.ContainingType is { IsRecord: false, TypeKind: TypeKind.Class or TypeKind.Struct }
        && (goesWithTheFlag || method.MethodKind == MethodKind.LocalFunction || method.DeclaredAccessibility == Accessibility.Private)
        && !Implements(method);

    /// <summary>Whether an assignment is made once for each instance, before anything can read it.</summary>
    internal static bool IsSetOnce(AssignmentExpressionSyntax assignment, ISymbol? member) =>
        assignment.Parent is ExpressionStatementSyntax { Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax } } or ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax }
        && member?.ContainingType.InstanceConstructors.Count(constructor => !constructor.IsImplicitlyDeclared) == 1;

    private static bool Implements(IMethodSymbol method) => method.ContainingType.AllInterfaces
        .SelectMany(type => type.GetMembers(method.Name))
        .Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));
}
