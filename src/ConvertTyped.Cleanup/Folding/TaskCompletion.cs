using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>How a function that is no longer <c>async</c> returns its completed task.</summary>
/// <param name="Task">The function's return type; null if it returns nothing.</param>
internal sealed record TaskCompletion(INamedTypeSymbol? Task)
{
    private const string Namespace = "global::System.Threading.Tasks.";

    private static readonly SymbolDisplayFormat Format =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The type of the task's result; null if there is no result.</summary>
    private ITypeSymbol? Result => Task?.TypeArguments.FirstOrDefault();

    /// <summary>Whether the task has no result.</summary>
    internal bool IsPlain => Result is null;

    /// <summary>
    /// Creates the completion for a method. Returns null if the return type is neither <c>void</c> nor one of the framework's task types, because only
    /// <c>async</c> can create other task types.
    /// </summary>
    internal static TaskCompletion? For(IMethodSymbol method)
    {
        if (method.ReturnsVoid)
            return new((INamedTypeSymbol?)null);
        return method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" } task ? new(task) : null;
    }

    /// <summary>Whether an expression body must become a statement, followed by a statement that returns the completed task.</summary>
    internal bool MustRun(ExpressionSyntax expression) => IsPlain
        && expression is InvocationExpressionSyntax or AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax;

    /// <summary>The expression for the completed task, with the result if the task has one.</summary>
    internal ExpressionSyntax Complete(ExpressionSyntax? result)
    {
        var isValueTask = Task!.Name == "ValueTask";
        if (IsPlain || result is null)
            return SyntaxFactory.ParseExpression(isValueTask ? "default" : Namespace + "Task.CompletedTask").WithAdditionalAnnotations(Simplifier.Annotation);
        var arguments = SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(result.WithoutTrivia())));
        if (isValueTask)
        {
            // ValueTask.FromResult does not exist on .NET Standard 2.0.
            var name = SyntaxFactory.ParseTypeName(Task.ToDisplayString(Format)).WithAdditionalAnnotations(Simplifier.Annotation);
            return SyntaxFactory.ObjectCreationExpression(SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space), name, arguments, null).WithTriviaFrom(result);
        }

        var call = TypeOf(result) is not SpecialType.None and var type && type == Result!.SpecialType && Result.NullableAnnotation != NullableAnnotation.Annotated
            ? Namespace + "Task.FromResult"
            : $"{Namespace}Task.FromResult<{Result!.ToDisplayString(Format)}>";
        return SyntaxFactory.InvocationExpression(SyntaxFactory.ParseExpression(call).WithAdditionalAnnotations(Simplifier.Annotation), arguments).WithTriviaFrom(result);
    }

    private static SpecialType TypeOf(ExpressionSyntax result) => result switch
    {
        InterpolatedStringExpressionSyntax => SpecialType.System_String,
        LiteralExpressionSyntax { Token.Value: string } => SpecialType.System_String,
        LiteralExpressionSyntax { Token.Value: bool } => SpecialType.System_Boolean,
        LiteralExpressionSyntax { Token.Value: int } => SpecialType.System_Int32,
        LiteralExpressionSyntax { Token.Value: long } => SpecialType.System_Int64,
        LiteralExpressionSyntax { Token.Value: double } => SpecialType.System_Double,
        _ => SpecialType.None,
    };
}
