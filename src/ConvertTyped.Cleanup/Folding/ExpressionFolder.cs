using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>
/// Folds expressions that depend on decided values, such as operators, patterns, conditional expressions, switch expressions and interpolated strings.
/// </summary>
internal abstract class ExpressionFolder(FoldScope scope) : ReadFolder(scope)
{
    public override SyntaxNode? VisitParenthesizedExpression(ParenthesizedExpressionSyntax node)
    {
        var inner = VisitExpression(node.Expression);
        if (Scope.FindDecided(inner) is { } decided)
            return Scope.Decide(node, decided);
        return inner == node.Expression ? node : node.WithExpression(inner.WithoutTrivia()).WithAdditionalAnnotations(Simplifier.Annotation);
    }

    public override SyntaxNode? VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        var operand = VisitExpression(node.Operand);
        if (node.IsKind(SyntaxKind.LogicalNotExpression) && Scope.FindDecided(operand) is { Value: BooleanValue value } decided)
            return Scope.Decide(node, new BooleanValue(!value.IsTrue), decided);
        return node.WithOperand(operand);
    }

    public override SyntaxNode? VisitPostfixUnaryExpression(PostfixUnaryExpressionSyntax node)
    {
        var operand = VisitExpression(node.Operand);
        return node.IsKind(SyntaxKind.SuppressNullableWarningExpression) && Scope.FindDecided(operand) is { } decided ? Scope.Decide(node, decided) : node.WithOperand(operand);
    }

    public override SyntaxNode? VisitCastExpression(CastExpressionSyntax node) => Casts.Fold(node, VisitExpression(node.Expression), Scope);

    public override SyntaxNode? VisitIsPatternExpression(IsPatternExpressionSyntax node)
    {
        var expression = VisitExpression(node.Expression);
        if (Subject(node.Expression, expression, node) is not { } subject)
            return Scope.MarkLeft(node.WithExpression(expression).WithPattern((PatternSyntax)Visit(node.Pattern)!), node.Expression);
        var declared = new List<(ISymbol Symbol, FlagValue Value)>();
        if (PatternFolding.Matches(node.Pattern, subject.Value, Scope, declared) is not { } matches)
        {
            if (!subject.Value.IsLiteral)
                Scope.Block(subject, "The flag alone does not determine whether the pattern matches.");
            return node.WithExpression(expression);
        }

        // An 'is not' expression assigns the variables of its pattern if the expression is false.
        foreach (var (symbol, value) in matches != node.Pattern is UnaryPatternSyntax ? declared : [])
            Scope.Remember(symbol, subject with { Value = value });
        return Scope.Decide(node, new BooleanValue(matches), subject);
    }

    public override SyntaxNode? VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        var condition = VisitExpression(node.Condition);
        if (Scope.FindDecided(condition) is not { Value: BooleanValue value } decided)
            return node.WithCondition(condition).WithWhenTrue(VisitExpression(node.WhenTrue)).WithWhenFalse(VisitExpression(node.WhenFalse));
        return Keep(node, value.IsTrue ? node.WhenTrue : node.WhenFalse, decided);
    }

    public override SyntaxNode? VisitSwitchExpression(SwitchExpressionSyntax node)
    {
        var governing = VisitExpression(node.GoverningExpression);
        if (Subject(node.GoverningExpression, governing, node) is not { } subject)
        {
            var visited = (SwitchExpressionSyntax)base.VisitSwitchExpression(node)!;
            var folded = SwitchArms.WithoutNever(node, TupleSwitches.Fold(node, visited, Scope, VisitExpression) ?? visited, Scope);
            return SwitchArms.WithoutSwitch(node, visited, folded, Scope) ?? Scope.MarkLeft(folded, node.GoverningExpression);
        }

        var conditional = new List<(ExpressionSyntax Condition, SwitchExpressionArmSyntax Arm)>();
        foreach (var arm in node.Arms)
        {
            var declared = new List<(ISymbol Symbol, FlagValue Value)>();
            var matches = PatternFolding.Matches(arm.Pattern, subject.Value, Scope, declared);
            if (matches == false)
                continue;
            foreach (var (symbol, value) in declared)
                Scope.Remember(symbol, subject with { Value = value });
            var condition = arm.WhenClause is null ? null : VisitExpression(arm.WhenClause.Condition);
            if (Scope.FindDecided(condition) is { IsFalse: true })
                continue;
            if (matches is null)
                break;
            if (condition is not null && Scope.FindDecided(condition) is not { IsTrue: true })
            {
                conditional.Add((condition, arm));
                continue;
            }

            if (conditional.Count == 0)
                return Keep(node, arm.Expression, subject) is var kept && kept == node ? node : KeptComments.Mark(kept, arm.GetLeadingTrivia());
            if (!ConditionalArms.CanWrite(node, conditional.Select(item => item.Arm).Append(arm), Model))
                break;
            return ConditionalArms.Write(node, [.. conditional.Select(item => (item.Condition, VisitExpression(item.Arm.Expression)))], VisitExpression(arm.Expression));
        }

        Scope.Block(subject, "The flag alone does not determine which arm of the 'switch' applies.");
        return node;
    }

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node) => node.Kind() switch
    {
        SyntaxKind.LogicalAndExpression => VisitLogical(node, isAnd: true, isLazy: true),
        SyntaxKind.LogicalOrExpression => VisitLogical(node, isAnd: false, isLazy: true),
        SyntaxKind.BitwiseAndExpression when IsBoolean(node) => VisitLogical(node, isAnd: true, isLazy: false),
        SyntaxKind.BitwiseOrExpression when IsBoolean(node) => VisitLogical(node, isAnd: false, isLazy: false),
        SyntaxKind.EqualsExpression => VisitEquality(node, isEqual: true),
        SyntaxKind.NotEqualsExpression => VisitEquality(node, isEqual: false),
        SyntaxKind.ExclusiveOrExpression when IsBoolean(node) => VisitEquality(node, isEqual: false),
        SyntaxKind.IsExpression => VisitIs(node),
        SyntaxKind.CoalesceExpression => VisitCoalesce(node),
        SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression => VisitOrder(node),
        SyntaxKind.AddExpression => TextFolding.Join((BinaryExpressionSyntax)base.VisitBinaryExpression(node)!, node, Scope),
        _ => base.VisitBinaryExpression(node),
    };

    public override SyntaxNode? VisitElementAccessExpression(ElementAccessExpressionSyntax node)
    {
        var visited = (ElementAccessExpressionSyntax)base.VisitElementAccessExpression(node)!;
        if (visited.ArgumentList.Arguments.Count != 1 || Scope.FindDecided(visited.ArgumentList.Arguments[0].Expression) is not { } key
            || Dictionaries.ValueAt(node, key.Value, Scope) is not { } value)
        {
            return visited;
        }

        return Scope.Flag.ConstantOf(value, Model) is { } constant and not VariationValue ? Scope.Decide(node, constant, key) : Keep(node, value, key);
    }

    public override SyntaxNode? VisitCheckedExpression(CheckedExpressionSyntax node) => Casts.Fold(node, VisitExpression(node.Expression), Scope);

    public override SyntaxNode? VisitCollectionExpression(CollectionExpressionSyntax node) => Spreads.Flatten(node, (CollectionExpressionSyntax)base.VisitCollectionExpression(node)!);

    public override SyntaxNode? VisitInterpolatedStringExpression(InterpolatedStringExpressionSyntax node) =>
        TextFolding.Join((InterpolatedStringExpressionSyntax)base.VisitInterpolatedStringExpression(node)!, node, Scope);

    /// <summary>Replaces an expression with one of its parts, and keeps the type of the expression.</summary>
    private protected ExpressionSyntax Keep(ExpressionSyntax whole, ExpressionSyntax part, Decided decided)
    {
        if (part is ThrowExpressionSyntax)
        {
            Scope.Block(decided, "Without the flag, the expression would always throw an exception.");
            return whole;
        }

        var kept = VisitExpression(part);
        if (Scope.FindDecided(kept) is { } value)
            return Scope.Decide(whole, value.With(decided));
        if (Scope.Flag.ConstantOf(part, Model) is { } constant && (constant is BooleanValue or NullValue || Literals.IsWritten(part, constant)))
            return Scope.Decide(whole, decided with { Value = constant });
        var type = Model.GetTypeInfo(whole).Type;
        return type?.SpecialType == SpecialType.System_Int64 && kept is LiteralExpressionSyntax { Token.Value: int } && Contexts.IsConverted(whole, Model)
            ? kept.WithTriviaFrom(whole)
            : Expressions.KeepType(kept, Model.GetTypeInfo(part).Type, type).WithTriviaFrom(whole);
    }

    private SyntaxNode VisitLogical(BinaryExpressionSyntax node, bool isAnd, bool isLazy)
    {
        var left = VisitExpression(node.Left);
        if (Scope.FindDecided(left) is { Value: BooleanValue first } decidedLeft)
        {
            if (first.IsTrue == isAnd)
                return Keep(node, node.Right, decidedLeft);
            if (isLazy || Scope.Purity.IsPure(node.Right))
                return Scope.Decide(node, first, decidedLeft);
            Scope.Block(decidedLeft, "The right operand may have side effects.");
            return node;
        }

        var right = VisitExpression(node.Right);
        if (Scope.FindDecided(right) is not { Value: BooleanValue second } decidedRight)
        {
            var joined = left == node.Left && right == node.Right ? null : Bounds.Join(left, right, isAnd);
            return joined?.WithTriviaFrom(node) ?? node.WithLeft(left).WithRight(right);
        }

        if (second.IsTrue == isAnd)
            return left.WithTriviaFrom(node);
        if (Scope.Purity.IsPure(node.Left))
            return Scope.Decide(node, second, decidedRight);
        Scope.Block(decidedRight, "The left operand may have side effects.");
        return node;
    }

    private SyntaxNode VisitEquality(BinaryExpressionSyntax node, bool isEqual)
    {
        var (left, right) = (VisitExpression(node.Left), VisitExpression(node.Right));
        var (first, second) = (Scope.FindDecided(left), Scope.FindDecided(right));
        if (first is null && second is null)
            return node.WithLeft(left).WithRight(right);
        var (one, other) = (first?.Value ?? Scope.Flag.ConstantOf(node.Left, Model), second?.Value ?? Scope.Flag.ConstantOf(node.Right, Model));
        if (one is not null && other is not null && PatternFolding.AreEqual(one, other) is { } areEqual)
            return Scope.Decide(node, new BooleanValue(areEqual == isEqual), ((IEnumerable<Decided?>)[first, second]).OfType<Decided>());
        if ((first ?? second)!.Value is BooleanValue value && IsBoolean(first is null ? node.Left : node.Right))
            return (value.IsTrue == isEqual ? first is null ? left : right : Expressions.Not(first is null ? left : right)).WithTriviaFrom(node);
        return node.WithLeft(left).WithRight(right);
    }

    /// <summary>Folds <c>x is A.B</c>, where <c>A.B</c> is a constant or a type.</summary>
    private SyntaxNode VisitIs(BinaryExpressionSyntax node)
    {
        var left = VisitExpression(node.Left);
        if (Scope.FindDecided(left) is not { } decided)
            return node.WithLeft(left);
        var matches = Scope.Flag.ConstantOf(node.Right, Model) is { } constant ? PatternFolding.AreEqual(decided.Value, constant)
            : node.Right is TypeSyntax type ? PatternFolding.IsOfType(type, decided.Value, Scope)
            : null;
        return matches is { } isTrue ? Scope.Decide(node, new BooleanValue(isTrue), decided) : node.WithLeft(left);
    }

    private SyntaxNode VisitOrder(BinaryExpressionSyntax node)
    {
        var (left, right) = (VisitExpression(node.Left), VisitExpression(node.Right));
        var (first, second) = (Scope.FindDecided(left), Scope.FindDecided(right));
        if (first is not null || second is not null)
        {
            var (one, other) = (first?.Value ?? Scope.Flag.ConstantOf(node.Left, Model), second?.Value ?? Scope.Flag.ConstantOf(node.Right, Model));
            var outcome = one is NullValue || other is NullValue ? false
                : one is not null && other is not null ? PatternFolding.Compare(node.OperatorToken, one, other) : null;
            if (outcome is { } isTrue)
                return Scope.Decide(node, new BooleanValue(isTrue), ((IEnumerable<Decided?>)[first, second]).OfType<Decided>());
        }

        return node.WithLeft(left).WithRight(right);
    }

    private SyntaxNode VisitCoalesce(BinaryExpressionSyntax node)
    {
        var left = VisitExpression(node.Left);
        return Scope.FindDecided(left) switch
        {
            { Value: NullValue } decided => Keep(node, node.Right, decided),
            { } decided => Scope.Decide(node, decided),
            null => node.WithLeft(left).WithRight(VisitExpression(node.Right)),
        };
    }

    private bool IsBoolean(ExpressionSyntax node) => Model.GetTypeInfo(node).Type?.SpecialType == SpecialType.System_Boolean;
}
