using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>The sections of a switch statement over a decided value.</summary>
internal static class SwitchSections
{
    /// <summary>The section that applies. Null if no section applies, or if the choice depends on more than the flag; then <paramref name="isKnown"/> is false.</summary>
    internal static SwitchSectionSyntax? Choose(
        SwitchStatementSyntax node, Decided subject, FoldScope scope, Func<SyntaxNode, SyntaxNode?> visit, out bool isKnown)
    {
        isKnown = true;
        foreach (var section in node.Sections)
        {
            foreach (var label in section.Labels)
            {
                var matches = Matches(label, subject, scope, visit);
                if (matches == false)
                    continue;
                isKnown = matches == true;
                return section;
            }
        }

        return node.Sections.FirstOrDefault(section => section.Labels.Any(label => label is DefaultSwitchLabelSyntax));
    }

    /// <summary>A section's statements without the closing <c>break</c>. Null if the section has another <c>break</c>.</summary>
    internal static IReadOnlyList<StatementSyntax>? StatementsOf(SwitchSectionSyntax section)
    {
        var statements = section.Statements.FirstOrDefault() is BlockSyntax block && section.Statements.Skip(1).All(statement => statement is BreakStatementSyntax)
            ? block.Statements
            : section.Statements;
        var closing = statements.LastOrDefault() as BreakStatementSyntax;
        var isLeftElsewhere = statements.SelectMany(ControlFlow.OwnJumps).Any(jump => jump is BreakStatementSyntax && jump != closing)
            || section.DescendantNodes().OfType<GotoStatementSyntax>().Any(jump => !jump.CaseOrDefaultKeyword.IsKind(SyntaxKind.None));
        return isLeftElsewhere ? null : [.. statements.Where(statement => statement != closing)];
    }

    private static bool? Matches(SwitchLabelSyntax label, Decided subject, FoldScope scope, Func<SyntaxNode, SyntaxNode?> visit)
    {
        switch (label)
        {
            case CaseSwitchLabelSyntax constant:
                return scope.Flag.ConstantOf(constant.Value, scope.Model) is { } value ? PatternFolding.AreEqual(subject.Value, value) : null;
            case CasePatternSwitchLabelSyntax pattern:
                var declared = new List<(ISymbol Symbol, FlagValue Value)>();
                if (PatternFolding.Matches(pattern.Pattern, subject.Value, scope, declared) is not { } matches)
                    return null;
                foreach (var (symbol, bound) in matches ? declared : [])
                    scope.Remember(symbol, subject with { Value = bound });
                if (!matches || pattern.WhenClause is null)
                    return matches;
                return scope.Of(visit(pattern.WhenClause.Condition)) switch
                {
                    { IsTrue: true } => true,
                    { IsFalse: true } => false,
                    _ => null,
                };
            default:
                return false;
        }
    }
}
