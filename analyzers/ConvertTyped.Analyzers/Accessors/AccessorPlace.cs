using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.Accessors;

/// <summary>Decides whether an accessor can replace a call so that the code still compiles, means the same and keeps its preprocessor directives.</summary>
internal static class AccessorPlace
{
    public static bool Accepts(IInvocationOperation call, Accessor accessor) =>
        !call.Syntax.ContainsDirectives && !IsInExpressionTree(call) && !HasAnotherMeaning(call, accessor);

    /// <summary>Whether an operation is in an expression tree, which cannot contain extension properties or, before C# 14, named or omitted arguments.</summary>
    public static bool IsInExpressionTree(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation { Parent.Type: { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" } } })
                return true;
        }
        return false;
    }

    /// <summary>Whether the accessor's name would refer to another member. If the name cannot be resolved yet, the fix imports the accessor's namespace.</summary>
    private static bool HasAnotherMeaning(IInvocationOperation call, Accessor accessor)
    {
        if (call is not { Instance: { Syntax: ExpressionSyntax receiver }, SemanticModel: { } model } || receiver is not (IdentifierNameSyntax or MemberAccessExpressionSyntax))
            return false;
        var written = SyntaxFactory.ParseExpression($"{receiver.WithoutTrivia()}.{accessor.ExtensionMember}.{accessor.Property.Name}");
        var type = model.GetSpeculativeTypeInfo(call.Syntax.SpanStart, written, SpeculativeBindingOption.BindAsExpression).Type;
        return type is INamedTypeSymbol { TypeKind: not TypeKind.Error } meaning
            && !meaning.IsGeneratedByConvert()
            && !SymbolEqualityComparer.Default.Equals(meaning.ContainingAssembly, call.TargetMethod.ContainingAssembly);
    }
}
