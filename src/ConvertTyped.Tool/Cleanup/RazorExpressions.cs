using ConvertTyped.Cleanup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Tool.Cleanup;

/// <summary>The value of a C# expression that depends only on the flag.</summary>
internal sealed record RazorValue(object? Value)
{
    public bool? IsTrue => Value as bool?;
}

/// <summary>Evaluates C# expressions in a Razor file, if their value depends only on the flag.</summary>
internal sealed class RazorExpressions(FlagDecision decision)
{
    /// <summary>A member of the experience's generated enum.</summary>
    private sealed record EnumMember(string Name);

    /// <summary>The value of an expression; null if the value depends on more than the flag, or if the expression is not recognized.</summary>
    public RazorValue? ValueOf(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => ValueOf(parenthesized.Expression),
        LiteralExpressionSyntax literal => new(literal.Token.Value is int number ? (long)number : literal.Token.Value),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => ValueOf(not.Operand)?.IsTrue is { } value ? new(!value) : null,
        MemberAccessExpressionSyntax access => MemberOf(access),
        ConditionalExpressionSyntax choice => ValueOf(choice.Condition)?.IsTrue is { } condition ? ValueOf(condition ? choice.WhenTrue : choice.WhenFalse) : null,
        BinaryExpressionSyntax binary => ValueOf(binary),
        _ => null,
    };

    /// <summary>
    /// The side of an <c>&amp;&amp;</c> or <c>||</c> condition that remains when the flag decides only the other side; null if the condition cannot be
    /// shortened in this way.
    /// </summary>
    public ExpressionSyntax? Undecided(ExpressionSyntax condition)
    {
        if (condition is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } binary)
            return null;
        var neutral = binary.IsKind(SyntaxKind.LogicalAndExpression);
        return ValueOf(binary.Left)?.IsTrue == neutral ? binary.Right.WithoutTrivia()
            : ValueOf(binary.Right)?.IsTrue == neutral ? binary.Left.WithoutTrivia()
            : null;
    }

    private RazorValue? ValueOf(BinaryExpressionSyntax binary)
    {
        // After 'is', the parser treats a member of an enum as the name of a type.
        var (left, right) = (ValueOf(binary.Left), ValueOf(binary.Right is QualifiedNameSyntax name ? SyntaxFactory.ParseExpression(name.ToString()) : binary.Right));
        return binary.Kind() switch
        {
            SyntaxKind.LogicalAndExpression when left?.IsTrue == false => left,
            SyntaxKind.LogicalAndExpression when left?.IsTrue == true => right,
            SyntaxKind.LogicalAndExpression when right?.IsTrue == false && !HasEffects(binary.Left) => right,
            SyntaxKind.LogicalOrExpression when left?.IsTrue == true => left,
            SyntaxKind.LogicalOrExpression when left?.IsTrue == false => right,
            SyntaxKind.LogicalOrExpression when right?.IsTrue == true && !HasEffects(binary.Left) => right,
            SyntaxKind.EqualsExpression when left is not null && right is not null => Compare(left, right, areEqual: true),
            SyntaxKind.NotEqualsExpression when left is not null && right is not null => Compare(left, right, areEqual: false),
            SyntaxKind.IsExpression when left is not null && right is not null => Compare(left, right, areEqual: true),
            SyntaxKind.CoalesceExpression when left is not null => left.Value is null ? right : left,
            _ => null,
        };
    }

    /// <summary>The result of a comparison; null for values of different types, because C# may convert them before it compares them.</summary>
    private static RazorValue? Compare(RazorValue left, RazorValue right, bool areEqual) =>
        left.Value is null || right.Value is null || left.Value.GetType() == right.Value.GetType() ? new(Equals(left.Value, right.Value) == areEqual) : null;

    private RazorValue? MemberOf(MemberAccessExpressionSyntax access)
    {
        var member = access.Name.Identifier.ValueText;
        if (decision is ExperienceDecision && NameOf(access.Expression) == decision.AccessorName + "Variation")
            return new(new EnumMember(member));
        if (access.Expression is not MemberAccessExpressionSyntax accessor || accessor.Name.Identifier.ValueText != decision.AccessorName
            || !IsContainer(accessor.Expression) || HasEffects(accessor))
        {
            return null;
        }

        return decision switch
        {
            ExperienceDecision experience when member == "Variation" => new(new EnumMember(experience.Kept?.MemberName ?? "None")),
            FeatureDecision feature when member == "IsEnabled" => new(feature.IsOn),
            FeatureDecision feature => feature.Variables.FirstOrDefault(variable => variable.MemberName == member && variable.IsLiteral) is { } variable ? new(variable.Value) : null,
            _ => null,
        };
    }

    /// <summary>
    /// Whether an expression refers to the features or experiences of a context. The page's model is excluded, because it may have its own property with
    /// the name <c>Features</c> or <c>Experiences</c>.
    /// </summary>
    private bool IsContainer(ExpressionSyntax expression) =>
        expression is MemberAccessExpressionSyntax container
        && container.Name.Identifier.ValueText == (decision is FeatureDecision ? "Features" : "Experiences")
        && container.Expression is not IdentifierNameSyntax { Identifier.ValueText: "Model" };

    private static string NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    private static bool HasEffects(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().Any(node => node
            is InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or ObjectCreationExpressionSyntax or PostfixUnaryExpressionSyntax
            or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression });
}
