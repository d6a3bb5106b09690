using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>The arms of a switch expression, or the labels of a switch statement, after their <c>when</c> clauses were folded.</summary>
internal static class SwitchArms
{
    /// <summary>Removes arms that never apply, and conditions that are always true.</summary>
    internal static SwitchExpressionSyntax WithoutNever(SwitchExpressionSyntax node, FoldScope scope)
    {
        var decided = node.Arms.Select(arm => scope.Of(arm.WhenClause?.Condition)).ToList();
        if (decided.All(condition => condition is null))
            return node;
        var arms = node.Arms.ReplaceRange(arm => scope.Of(arm.WhenClause?.Condition) is { IsTrue: true } ? arm.WithPattern(arm.Pattern.WithTrailingTrivia(arm.WhenClause!.GetTrailingTrivia())).WithWhenClause(null) : arm);
        return node.WithArms(SeparatedLists.KeepAt(arms, index => decided[index] is not { IsFalse: true }));
    }

    /// <summary>Removes labels that never apply, and sections that have no other labels.</summary>
    internal static SwitchStatementSyntax WithoutNever(SwitchStatementSyntax node, FoldScope scope)
    {
        bool IsNever(SwitchLabelSyntax label) => label is CasePatternSwitchLabelSyntax { WhenClause: { } clause } && scope.Of(clause.Condition) is { IsFalse: true };
        SwitchLabelSyntax Always(SwitchLabelSyntax label) => label is CasePatternSwitchLabelSyntax { WhenClause: { } clause } pattern && scope.Of(clause.Condition) is { IsTrue: true }
            ? pattern.WithPattern(pattern.Pattern.WithTrailingTrivia(clause.GetTrailingTrivia())).WithWhenClause(null)
            : label;
        return node.WithSections([.. node.Sections
            .Where(section => !section.Labels.All(IsNever))
            .Select(section => section.WithLabels([.. section.Labels.Where(label => !IsNever(label)).Select(Always)]))]);
    }

    private static SeparatedSyntaxList<SwitchExpressionArmSyntax> ReplaceRange(
        this SeparatedSyntaxList<SwitchExpressionArmSyntax> arms, Func<SwitchExpressionArmSyntax, SwitchExpressionArmSyntax> replace)
    {
        for (var i = 0; i < arms.Count; i++)
            arms = arms.Replace(arms[i], replace(arms[i]));
        return arms;
    }
}
