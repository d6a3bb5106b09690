using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.Variations;

/// <summary>An arm of a switch expression, or a label of a switch statement.</summary>
/// <param name="Pattern">The pattern, or the constant that the value is compared with.</param>
/// <param name="Label">The code that specifies which values the arm handles.</param>
internal readonly record struct SwitchArm(IOperation? Pattern, bool HasGuard, bool IsCatchAll, SyntaxNode Label)
{
    public static IEnumerable<SwitchArm> Find(IOperation operation) => operation switch
    {
        ISwitchExpressionOperation expression => expression.Arms.Select(Read),
        // The default label applies last, wherever it is.
        ISwitchOperation statement => statement.Cases.SelectMany(section => section.Clauses).OrderBy(clause => clause is IDefaultCaseClauseOperation).Select(Read),
        _ => [],
    };

    private static SwitchArm Read(ISwitchExpressionArmOperation arm) => new(
        arm.Pattern, arm.Guard is not null, IsCatchAllPattern(arm.Pattern), arm.Syntax is SwitchExpressionArmSyntax syntax ? syntax.Pattern : arm.Syntax);

    private static SwitchArm Read(ICaseClauseOperation clause) => clause switch
    {
        IDefaultCaseClauseOperation => new(null, HasGuard: false, IsCatchAll: true, clause.Syntax),
        IPatternCaseClauseOperation pattern => new(pattern.Pattern, pattern.Guard is not null, IsCatchAllPattern(pattern.Pattern), clause.Syntax),
        ISingleValueCaseClauseOperation value => new(value.Value, HasGuard: false, IsCatchAll: false, clause.Syntax),
        _ => new(null, HasGuard: true, IsCatchAll: false, clause.Syntax),
    };

    private static bool IsCatchAllPattern(IPatternOperation pattern) =>
        pattern is IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true };
}
