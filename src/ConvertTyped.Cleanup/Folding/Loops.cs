using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Loops whose body now always exits the loop.</summary>
internal static class Loops
{
    /// <summary>Whether the body of a counting loop now runs exactly once and does not use the counter, so that the body can replace the loop.</summary>
    internal static bool RunsOnce(ForStatementSyntax original, StatementSyntax body, SemanticModel model) =>
        ControlFlow.Exits(body) && !ControlFlow.Exits(original.Statement) && !ControlFlow.JumpsOutOf(body).Any()
        && original.Declaration is { Variables: { Count: 1 } variables } && variables[0].Initializer is { Value: var start }
        && model.GetConstantValue(start).Value is int first
        && original.Condition is BinaryExpressionSyntax { Left: IdentifierNameSyntax counter } condition && counter.Identifier.ValueText == variables[0].Identifier.ValueText
        && model.GetConstantValue(condition.Right).Value is int limit
        && (condition.Kind() == SyntaxKind.LessThanExpression ? first < limit : condition.Kind() == SyntaxKind.LessThanOrEqualExpression && first <= limit)
        && !body.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == counter.Identifier.ValueText);
}
