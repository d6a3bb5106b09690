using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>The sections of a switch statement over a decided value.</summary>
internal static class SwitchSections
{
    /// <summary>
    /// The sections that may apply, each with the condition of its <c>when</c> clause. A last section without a condition applies if no condition is true. Empty
    /// if no section applies; null if it is not known whether a label matches, or if a matching label with a condition shares its section with other labels.
    /// </summary>
    internal static IReadOnlyList<(ExpressionSyntax? Condition, SwitchSectionSyntax Section)>? Choose(
        SwitchStatementSyntax node, Decided subject, FoldScope scope, Func<SyntaxNode, SyntaxNode?> visit)
    {
        var chosen = new List<(ExpressionSyntax? Condition, SwitchSectionSyntax Section)>();
        foreach (var section in node.Sections)
        {
            foreach (var label in section.Labels)
            {
                var (matches, condition) = Matches(label, subject, scope, visit);
                if (matches == false)
                    continue;
                if (matches is null || condition is not null && section.Labels.Count > 1)
                    return null;
                chosen.Add((condition, section));
                if (condition is null)
                    return chosen;
            }
        }

        if (node.Sections.FirstOrDefault(section => section.Labels.Any(label => label is DefaultSwitchLabelSyntax)) is { } otherwise)
            chosen.Add((null, otherwise));
        return chosen;
    }

    /// <summary>Why the sections that may apply cannot replace the statement; null if they can.</summary>
    internal static string? ObstacleIn(IReadOnlyList<(ExpressionSyntax? Condition, SwitchSectionSyntax Section)> sections)
    {
        if (sections.Any(item => StatementsOf(item.Section) is null))
            return "A section of the 'switch' contains 'goto case' or 'goto default', or a 'break' before its end.";
        // A variable of an 'if' condition is also in scope in the 'else' branch, which contains the sections that follow.
        var names = sections.SelectMany(item => Names.DeclaredIn(item.Section).Distinct());
        var declared = new HashSet<string>(sections.Select(item => item.Condition).OfType<ExpressionSyntax>().SelectMany(Names.DeclaredIn));
        return names.GroupBy(name => name).Any(same => same.Count() > 1 && declared.Contains(same.Key)) ? "Two sections of the 'switch' declare a variable of the same name." : null;
    }

    /// <summary>
    /// A section's statements without the closing <c>break</c>. Null if another <c>break</c> leaves the section, or if it contains <c>goto case</c> or
    /// <c>goto default</c>.
    /// </summary>
    internal static IReadOnlyList<StatementSyntax>? StatementsOf(SwitchSectionSyntax section)
    {
        var statements = section.Statements.FirstOrDefault() is BlockSyntax block && section.Statements.Skip(1).All(statement => statement is BreakStatementSyntax)
            ? block.Statements
            : section.Statements;
        var closing = statements.LastOrDefault() as BreakStatementSyntax;
        var isLeftElsewhere = statements.SelectMany(ControlFlow.JumpsOutOf).Any(jump => jump is BreakStatementSyntax && jump != closing)
            || section.DescendantNodes().OfType<GotoStatementSyntax>().Any(jump => !jump.CaseOrDefaultKeyword.IsKind(SyntaxKind.None));
        return isLeftElsewhere ? null : [.. statements.Where(statement => statement != closing)];
    }

    /// <summary>Whether a label matches, and the remaining condition of its <c>when</c> clause. <c>Matches</c> is null if the result is not known.</summary>
    private static (bool? Matches, ExpressionSyntax? Condition) Matches(SwitchLabelSyntax label, Decided subject, FoldScope scope, Func<SyntaxNode, SyntaxNode?> visit)
    {
        switch (label)
        {
            case CaseSwitchLabelSyntax constant:
                return (scope.Flag.ConstantOf(constant.Value, scope.Model) is { } value ? PatternFolding.AreEqual(subject.Value, value) : null, null);
            case CasePatternSwitchLabelSyntax pattern:
                var declared = new List<(ISymbol Symbol, FlagValue Value)>();
                if (PatternFolding.Matches(pattern.Pattern, subject.Value, scope, declared) is not { } matches)
                    return (null, null);
                foreach (var (symbol, bound) in matches ? declared : [])
                    scope.Remember(symbol, subject with { Value = bound });
                if (!matches || pattern.WhenClause is null)
                    return (matches, null);
                var condition = (ExpressionSyntax)visit(pattern.WhenClause.Condition)!;
                return scope.FindDecided(condition) switch
                {
                    { IsTrue: true } => (true, null),
                    { IsFalse: true } => (false, null),
                    _ => (true, condition),
                };
            default:
                return (false, null);
        }
    }
}
