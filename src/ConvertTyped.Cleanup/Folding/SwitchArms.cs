using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>The arms of a switch expression, or the labels of a switch statement, after their <c>when</c> clauses have been folded.</summary>
internal static class SwitchArms
{
    /// <summary>
    /// Removes arms that never apply, and conditions that are always true. Also removes arms that an earlier arm makes unreachable, because they would not compile.
    /// </summary>
    internal static SwitchExpressionSyntax WithoutNever(SwitchExpressionSyntax original, SwitchExpressionSyntax node, FoldScope scope)
    {
        var decided = node.Arms.Select(arm => scope.FindDecided(arm.WhenClause?.Condition)).ToList();
        if (decided.All(condition => condition is null))
            return WithoutNeedlessLast(original, node, scope);
        var arms = node.Arms.ReplaceRange(arm => scope.FindDecided(arm.WhenClause?.Condition) is { IsTrue: true } ? arm.WithPattern(arm.Pattern.WithTrailingTrivia(arm.WhenClause!.GetTrailingTrivia())).WithWhenClause(null) : arm);
        var before = new EarlierPatterns();
        return WithoutNeedlessLast(original, node.WithArms(SeparatedLists.KeepAt(arms, decided.Select((condition, index) => condition is not { IsFalse: true } && before.Add(arms[index].Pattern, arms[index].WhenClause)).ToList())), scope);
    }

    /// <summary>
    /// Removes each arm <c>_ when …</c> directly before the last arm, <c>_</c>, if the two arms have the same decided value and the condition has no side
    /// effects.
    /// </summary>
    private static SwitchExpressionSyntax WithoutNeedlessLast(SwitchExpressionSyntax original, SwitchExpressionSyntax node, FoldScope scope)
    {
        while (node.Arms.Count > 2 && node.Arms[node.Arms.Count - 1] is { Pattern: DiscardPatternSyntax, WhenClause: null } last
            && node.Arms[node.Arms.Count - 2] is { Pattern: DiscardPatternSyntax, WhenClause: { Condition: var condition } } arm
            && (scope.FindDecided(arm.Expression) ?? scope.FindDecided(last.Expression)) is { Value.IsLiteral: true } && arm.Expression.IsEquivalentTo(last.Expression)
            && original.Arms.FirstOrDefault(same => same.WhenClause?.Condition.IsEquivalentTo(condition) == true)?.WhenClause is { } clause && scope.Purity.IsPure(clause) && !Trivia.HasComment(arm.DescendantTrivia()))
        {
            node = node.WithArms(node.Arms.RemoveAt(node.Arms.Count - 2));
        }

        return node;
    }

    /// <summary>
    /// The expression that replaces a switch expression that is no longer needed: the value of the first arm if that arm always applies,
    /// or a conditional expression (<c>? :</c>). Null if the switch expression is still needed.
    /// </summary>
    internal static ExpressionSyntax? WithoutSwitch(SwitchExpressionSyntax node, SwitchExpressionSyntax visited, SwitchExpressionSyntax folded, FoldScope scope)
    {
        if (folded == visited || folded.Arms.Count == 0 || folded.Arms[0].WhenClause is not null)
            return null;
        if (folded.Arms[0].Pattern is DiscardPatternSyntax && scope.Purity.IsPure(node.GoverningExpression) && folded.Arms[0].Expression is not ThrowExpressionSyntax)
            return KeptComments.Mark(KeepType(node, visited, folded.Arms[0].Expression, scope), folded.Arms[0].GetLeadingTrivia());
        if (folded.Arms.Count != 2 || folded.Arms[1].WhenClause is not null || !ConditionalArms.CanWrite(node, node.Arms, scope.Model))
            return null;
        if (TupleSwitches.TypeOf(node.GoverningExpression, folded.GoverningExpression, scope.Model) is not { } type)
            return null;
        if (type.SpecialType != SpecialType.System_Boolean)
        {
            return folded.Arms[0].Pattern is ConstantPatternSyntax constant && folded.Arms[1].Pattern is DiscardPatternSyntax && (node.Arms.Count > 2 || node.GoverningExpression is TupleExpressionSyntax)
                && ConditionalArms.Write(node, [(IsEqual(folded.GoverningExpression, constant, type), folded.Arms[0].Expression)], folded.Arms[1].Expression) is var written && !written.ToString().Contains('\n')
                ? written
                : null;
        }

        if (Literal(folded.Arms[0].Pattern) is not { } first || folded.Arms[1].Pattern is not DiscardPatternSyntax && Literal(folded.Arms[1].Pattern) != !first)
            return null;
        var (whenTrue, whenFalse) = first ? (folded.Arms[0], folded.Arms[1]) : (folded.Arms[1], folded.Arms[0]);
        return ConditionalArms.Write(node, [(folded.GoverningExpression, whenTrue.Expression)], whenFalse.Expression);
    }

    /// <summary>Removes labels that never apply, conditions that are always true, and sections without remaining labels.</summary>
    internal static SwitchStatementSyntax WithoutNever(SwitchStatementSyntax node, FoldScope scope)
    {
        if (!node.Sections.SelectMany(section => section.Labels).Any(label => IsDecided(label, scope)))
            return node;
        var before = new EarlierPatterns();
        var kept = new List<SwitchSectionSyntax>();
        foreach (var section in node.Sections)
        {
            var labels = section.Labels.Where(label => !IsNever(label, scope)).Select(label => Always(label, scope))
                .Where(label => label is not CasePatternSwitchLabelSyntax pattern || before.Add(pattern.Pattern, pattern.WhenClause)).ToList();
            if (labels.Count > 0)
                kept.Add(section.WithLabels([.. labels]));
        }

        return node.WithSections([.. kept]);
    }

    private static bool IsDecided(SwitchLabelSyntax label, FoldScope scope) => label is CasePatternSwitchLabelSyntax { WhenClause: { } clause } && scope.FindDecided(clause.Condition) is not null;

    private static bool IsNever(SwitchLabelSyntax label, FoldScope scope) => label is CasePatternSwitchLabelSyntax { WhenClause: { } clause } && scope.FindDecided(clause.Condition) is { IsFalse: true };

    private static SwitchLabelSyntax Always(SwitchLabelSyntax label, FoldScope scope) =>
        label is CasePatternSwitchLabelSyntax { WhenClause: { } clause } pattern && scope.FindDecided(clause.Condition) is { IsTrue: true }
            ? pattern.WithPattern(pattern.Pattern.WithTrailingTrivia(clause.GetTrailingTrivia())).WithWhenClause(null)
            : label;

    private static ExpressionSyntax KeepType(SwitchExpressionSyntax node, SwitchExpressionSyntax visited, ExpressionSyntax kept, FoldScope scope)
    {
        if (scope.FindDecided(kept) is { } decided)
            return scope.Decide(node, decided);
        var original = node.Arms[visited.Arms.IndexOf(arm => arm.Expression.IsIncrementallyIdenticalTo(kept))].Expression;
        return Expressions.KeepType(kept, scope.Model.GetTypeInfo(original).Type, scope.Model.GetTypeInfo(node).Type).WithTriviaFrom(node);
    }

    /// <summary>
    /// Compares with a constant: <c>x == 0</c> for an integer, a character, a string or an enum value, and <c>x is 0</c> for any other type or for null.
    /// </summary>
    private static ExpressionSyntax IsEqual(ExpressionSyntax subject, ConstantPatternSyntax constant, ITypeSymbol type)
    {
        var (left, space) = ((subject is ConditionalAccessExpressionSyntax ? subject.WithoutTrivia() : Expressions.Parenthesize(subject.WithoutTrivia())).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.TriviaList(SyntaxFactory.Space));
        var isPlain = type.TypeKind == TypeKind.Enum || type.SpecialType is SpecialType.System_String or SpecialType.System_Char or (>= SpecialType.System_SByte and <= SpecialType.System_UInt64);
        return isPlain && !constant.Expression.IsKind(SyntaxKind.NullLiteralExpression)
            ? SyntaxFactory.BinaryExpression(SyntaxKind.EqualsExpression, left, SyntaxFactory.Token(default, SyntaxKind.EqualsEqualsToken, space), constant.Expression.WithoutTrivia())
            : SyntaxFactory.IsPatternExpression(left, SyntaxFactory.Token(default, SyntaxKind.IsKeyword, space), constant.WithoutTrivia());
    }

    private static bool? Literal(PatternSyntax pattern) =>
        pattern is ConstantPatternSyntax { Expression: LiteralExpressionSyntax { Token.Value: bool value } } ? value : null;

    private static SeparatedSyntaxList<SwitchExpressionArmSyntax> ReplaceRange(
        this SeparatedSyntaxList<SwitchExpressionArmSyntax> arms, Func<SwitchExpressionArmSyntax, SwitchExpressionArmSyntax> replace)
    {
        for (var i = 0; i < arms.Count; i++)
            arms = arms.Replace(arms[i], replace(arms[i]));
        return arms;
    }

    /// <summary>The patterns of earlier arms or labels without a condition.</summary>
    private sealed class EarlierPatterns
    {
        private readonly HashSet<string> _patterns = [];
        private bool _isExhausted;

        /// <summary>Adds a pattern, unless it has a condition. Returns false if a pattern that was added earlier is the same, or matches every value.</summary>
        public bool Add(PatternSyntax pattern, WhenClauseSyntax? condition)
        {
            if (_isExhausted || _patterns.Contains(pattern.ToString()))
                return false;
            if (condition is not null)
                return true;
            _patterns.Add(pattern.ToString());
            _isExhausted = pattern is DiscardPatternSyntax or VarPatternSyntax { Designation: SingleVariableDesignationSyntax or DiscardDesignationSyntax };
            return true;
        }
    }
}
