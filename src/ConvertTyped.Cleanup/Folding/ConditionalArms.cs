using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Converts the arms of a switch expression to conditional expressions: <c>condition ? value : other</c>.</summary>
internal static class ConditionalArms
{
    private const int MaxLength = 120;

    /// <summary>Whether each arm has the type of the whole expression, and no comment would be lost.</summary>
    internal static bool CanWrite(SwitchExpressionSyntax node, IEnumerable<SwitchExpressionArmSyntax> arms, SemanticModel model) => arms.All(arm =>
        arm.Expression is not ThrowExpressionSyntax
        && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(arm.Expression).Type, model.GetTypeInfo(node).Type)
        && !Trivia.HasComment(arm.DescendantTrivia()));

    internal static ExpressionSyntax Write(SwitchExpressionSyntax node, IReadOnlyList<(ExpressionSyntax Condition, ExpressionSyntax Value)> conditions, ExpressionSyntax otherwise)
    {
        var indentation = node.AncestorsAndSelf().Select(Indentation.Read).FirstOrDefault(text => text is not null) ?? "";
        var written = Write(conditions, otherwise, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        if (written.ToFullString() is var text && (text.Contains('\n') || indentation.Length + text.Length > MaxLength))
            written = Write(conditions, otherwise, SyntaxFactory.TriviaList(SyntaxFactory.EndOfLine(Trivia.EndOfLine(node.DescendantTrivia())), SyntaxFactory.Whitespace(indentation + "    ")));
        return Expressions.Parenthesize(written).WithTriviaFrom(node);
    }

    private static ExpressionSyntax Write(IReadOnlyList<(ExpressionSyntax Condition, ExpressionSyntax Value)> conditions, ExpressionSyntax otherwise, SyntaxTriviaList before)
    {
        var written = otherwise.WithoutTrivia();
        foreach (var (condition, value) in conditions.Reverse())
        {
            var tested = condition is ConditionalExpressionSyntax or AssignmentExpressionSyntax or LambdaExpressionSyntax ? Expressions.Parenthesize(condition) : condition;
            written = SyntaxFactory.ConditionalExpression(
                tested.WithoutTrivia(),
                SyntaxFactory.Token(before, SyntaxKind.QuestionToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
                value.WithoutTrivia(),
                SyntaxFactory.Token(before, SyntaxKind.ColonToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
                written);
        }

        return written;
    }
}
