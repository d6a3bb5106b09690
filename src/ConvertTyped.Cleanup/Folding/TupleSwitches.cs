using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Folds switch expressions over a tuple in which some elements have decided values.</summary>
internal static class TupleSwitches
{
    /// <summary>
    /// Reduces the <paramref name="visited"/> switch, which contains folded parts, to the elements of the tuple that have no decided value. Returns null if the
    /// switch is not on a tuple with both decided and undecided elements, if the pattern of an arm cannot be split, or if it is not known whether an arm
    /// matches the decided elements.
    /// </summary>
    /// <param name="node">The switch before the folding.</param>
    /// <param name="visited">The switch with folded parts.</param>
    /// <param name="scope">The state of the folding.</param>
    /// <param name="visit">Folds the code of an arm again, once the values of the variables in its pattern are known.</param>
    internal static SwitchExpressionSyntax? Fold(SwitchExpressionSyntax node, SwitchExpressionSyntax visited, FoldScope scope, Func<ExpressionSyntax, ExpressionSyntax> visit)
    {
        if (visited.GoverningExpression is not TupleExpressionSyntax tuple)
            return null;
        var elements = tuple.Arguments.Select(argument => scope.FindDecided(argument.Expression)).ToList();
        var open = Enumerable.Range(0, elements.Count).Where(index => elements[index] is null).ToList();
        if (open.Count == elements.Count || open.Count == 0)
            return null;
        var arms = new List<bool>();
        var rewritten = visited.Arms;
        for (var i = 0; i < node.Arms.Count; i++)
        {
            var pattern = node.Arms[i].Pattern;
            if (pattern is DiscardPatternSyntax)
            {
                arms.Add(true);
                continue;
            }

            if (pattern is not RecursivePatternSyntax { Type: null, Designation: null, PropertyPatternClause: null, PositionalPatternClause.Subpatterns: var parts } || parts.Count != elements.Count)
                return null;
            var declared = new List<(ISymbol Symbol, FlagValue Value)>();
            var matches = new List<bool?>();
            foreach (var (element, part) in elements.Zip(parts, (element, part) => (element, part)).Where(pair => pair.element is not null))
            {
                var count = declared.Count;
                matches.Add(PatternFolding.Matches(part.Pattern, element!.Value, scope, declared));
                foreach (var (symbol, value) in declared.Skip(count))
                    scope.Remember(symbol, element with { Value = value });
            }

            if (matches.Contains(null) && !matches.Contains(false))
                return null;
            arms.Add(!matches.Contains(false));
            var arm = rewritten[i].WithPattern(Narrowed((RecursivePatternSyntax)rewritten[i].Pattern, open));
            if (declared.Count > 0 && arms[i])
            {
                arm = arm.WithExpression(visit(node.Arms[i].Expression))
                    .WithWhenClause(node.Arms[i].WhenClause is { } clause ? clause.WithCondition(visit(clause.Condition)) : null);
            }

            rewritten = rewritten.Replace(rewritten[i], arm);
        }

        var isBoolean = open.Count == 1 && scope.Model.GetTypeInfo(((TupleExpressionSyntax)node.GoverningExpression).Arguments[open[0]].Expression).Type?.SpecialType == SpecialType.System_Boolean;
        var patterns = new HashSet<string>();
        for (var i = 0; i < arms.Count; i++)
        {
            // An arm does not compile if earlier arms match all its values.
            arms[i] &= !patterns.Contains("_") && !(isBoolean && patterns.IsSupersetOf(["true", "false"])) && !patterns.Contains(PatternOf(rewritten[i]));
            if (arms[i] && rewritten[i].WhenClause is null)
                patterns.Add(PatternOf(rewritten[i]));
        }

        return visited
            .WithGoverningExpression(open.Count == 1
                ? tuple.Arguments[open[0]].Expression.WithTriviaFrom(tuple)
                : tuple.WithArguments(SeparatedLists.KeepAt(tuple.Arguments, open.Contains)))
            .WithArms(SeparatedLists.KeepAt(rewritten, index => arms[index]));
    }

    /// <summary>The type of the tuple element that remains or, if the expression is not a tuple, the type of the expression; null if the type is not known.</summary>
    internal static ITypeSymbol? TypeOf(ExpressionSyntax original, ExpressionSyntax left, SemanticModel model)
    {
        var expression = original is not TupleExpressionSyntax tuple ? original
            : tuple.Arguments.Select(argument => argument.Expression).FirstOrDefault(part => SyntaxFactory.AreEquivalent(part, left));
        return expression is null ? null : model.GetTypeInfo(expression).Type;
    }

    private static string PatternOf(SwitchExpressionArmSyntax arm) =>
        arm.Pattern is RecursivePatternSyntax { Type: null, PropertyPatternClause: null, PositionalPatternClause.Subpatterns: var parts } && parts.All(part => part.Pattern is DiscardPatternSyntax)
            ? "_" : arm.Pattern.ToString();

    private static PatternSyntax Narrowed(RecursivePatternSyntax pattern, List<int> open)
    {
        var parts = pattern.PositionalPatternClause!.Subpatterns;
        return open.Count == 1
            ? parts[open[0]].Pattern.WithTriviaFrom(pattern)
            : pattern.WithPositionalPatternClause(pattern.PositionalPatternClause.WithSubpatterns(SeparatedLists.KeepAt(parts, open.Contains)));
    }
}
