using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>The arguments of calls that take an argument for each variation, such as an experience's <c>Match</c>.</summary>
internal static class MatchArguments
{
    /// <summary>The argument for the parameter named <paramref name="memberName"/>, usually the name of a variation; null if there is no such argument.</summary>
    internal static ExpressionSyntax? Choose(InvocationExpressionSyntax call, IMethodSymbol method, string memberName)
    {
        var arguments = call.ArgumentList.Arguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i].NameColon?.Name.Identifier.ValueText ?? (i < method.Parameters.Length ? method.Parameters[i].Name : "");
            if (string.Equals(name, memberName, StringComparison.OrdinalIgnoreCase))
                return arguments[i].Expression;
        }

        return null;
    }

    internal static string NoArgument(string memberName) => $"The call has no argument for '{memberName}'.";

    /// <summary>The value of an argument: the argument itself, or the result of a function. Null for a function with a block body.</summary>
    internal static ExpressionSyntax? Called(ExpressionSyntax argument, IMethodSymbol method)
    {
        if (!method.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Delegate))
            return argument;
        return argument switch
        {
            ParenthesizedLambdaExpressionSyntax { ExpressionBody: { } body } => body,
            AnonymousFunctionExpressionSyntax => null,
            _ => SyntaxFactory.InvocationExpression(argument),
        };
    }
}
