using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Folds statements whose conditions are decided, and removes the code that is then unreachable.</summary>
internal abstract class StatementFolder(FoldScope scope) : ExpressionFolder(scope)
{
    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        var statements = Folded(node.Statements, out var directives);
        if (statements is null)
            return node;
        NeedlessJumps.Remove(statements, node);
        var folded = Marks.Shrunk(node.WithStatements(SyntaxFactory.List(statements)), node);
        if (directives.Count > 0)
            folded = folded.WithCloseBraceToken(folded.CloseBraceToken.WithLeadingTrivia(Directives.Join(directives, folded.CloseBraceToken.LeadingTrivia)));
        return statements.Count == 0 && !Trivia.HasComment(node.CloseBraceToken.LeadingTrivia) ? Marks.Emptied(folded) : folded;
    }

    public override SyntaxNode? VisitSwitchSection(SwitchSectionSyntax node)
    {
        var visited = node.WithLabels(VisitList(node.Labels));
        return Folded(node.Statements) is { } statements ? visited.WithStatements(SyntaxFactory.List(statements)) : visited;
    }

    public override SyntaxNode? VisitCompilationUnit(CompilationUnitSyntax node)
    {
        var programs = node.Members.OfType<GlobalStatementSyntax>().ToList();
        var rest = node.Members.Skip(programs.Count).ToList();
        if (rest.OfType<GlobalStatementSyntax>().Any() || programs.Any(program => Scope.Options.Frozen.ReasonFor(program) is not null))
            return base.VisitCompilationUnit(node);
        var visited = node.WithMembers(SyntaxFactory.List<MemberDeclarationSyntax>([
            .. (Folded([.. programs.Select(program => program.Statement)]) ?? programs.Select(program => program.Statement)).Select(SyntaxFactory.GlobalStatement),
            .. rest.Select(member => (MemberDeclarationSyntax)Visit(member)!)]));
        return visited.WithAttributeLists(VisitList(node.AttributeLists)).WithUsings(VisitList(node.Usings));
    }

    public override SyntaxNode? VisitIfStatement(IfStatementSyntax node)
    {
        var condition = VisitExpression(node.Condition);
        if (Scope.FindDecided(condition) is { Value: BooleanValue value } decided)
        {
            var (kept, removed) = value.IsTrue ? (node.Statement, node.Else) : (node.Else?.Statement, (SyntaxNode)node.Statement);
            return Replace(node, kept, removed, decided, kept is null ? null : VisitWithVariables(kept, NamedVariables.In(node.Condition, kept, Scope)));
        }

        var statement = VisitStatement(node.Statement);
        var otherwise = node.Else is null ? null : VisitStatement(node.Else.Statement);
        var clause = otherwise is null || (Marks.IsEmptied(otherwise) && !Marks.IsEmptied(node.Else!.Statement)) ? null : node.Else!.WithStatement(otherwise);
        if (clause is not null && node.Else!.Statement is IfStatementSyntax inner && otherwise is not IfStatementSyntax)
        {
            clause = clause.WithElseKeyword(clause.ElseKeyword.WithTrailingTrivia(inner.CloseParenToken.TrailingTrivia))
                .WithStatement(otherwise!.WithLeadingTrivia(inner.Statement.GetLeadingTrivia()));
        }

        if (clause?.Statement is IfStatementSyntax again && condition != node.Condition && again.Condition.IsEquivalentTo(condition) && Scope.Purity.IsPure(node.Condition))
            clause = again.Else;
        var isEmptied = Marks.IsEmptied(statement);
        if (!isEmptied)
            return node.WithCondition(condition).WithStatement(statement).WithElse(clause).WithTrailingTrivia(node.GetTrailingTrivia());
        if (clause is not null)
            return node.WithCondition(Expressions.Not(condition)).WithStatement(clause.Statement).WithElse(null).WithAdditionalAnnotations(Formatter.Annotation);
        return Scope.Purity.IsPure(node.Condition) ? Marks.Gone(node)
            : condition is InvocationExpressionSyntax or AwaitExpressionSyntax ? SyntaxFactory.ExpressionStatement(condition).WithTriviaFrom(node)
            : node.WithCondition(condition).WithStatement(Embedded(statement)).WithElse(null);
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var condition = VisitExpression(node.Condition);
        return Scope.FindDecided(condition) is { IsFalse: true } decided
            ? Replace(node, null, node.Statement, decided)
            : node.WithCondition(condition).WithStatement(Embedded(VisitStatement(node.Statement)));
    }

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        var condition = VisitExpression(node.Condition);
        return Scope.FindDecided(condition) is { IsFalse: true } decided && !ControlFlow.JumpsOutOf(node.Statement).Any()
            ? Replace(node, node.Statement, null, decided)
            : node.WithCondition(condition).WithStatement(Embedded(VisitStatement(node.Statement)));
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var statement = VisitStatement(node.Statement);
        return Marks.IsEmptied(statement) && Scope.Purity.IsPure(node.Expression)
            ? Marks.Gone(node)
            : node.WithExpression(VisitExpression(node.Expression)).WithStatement(Embedded(statement));
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var folded = (ForStatementSyntax)base.VisitForStatement(node)!;
        if (Loops.RunsOnce(node, folded.Statement, Model))
            return Marks.Splice(folded.Statement, node);
        return Scope.FindDecided(folded.Condition) switch
        {
            { IsFalse: true } decided when node.Declaration is null || Scope.Purity.IsPure(node.Declaration) =>
                Replace(node, null, node.Statement, decided),
            { IsTrue: true } => folded.WithCondition(null),
            _ => folded.WithStatement(Embedded(folded.Statement)),
        };
    }

    public override SyntaxNode? VisitTryStatement(TryStatementSyntax node) =>
        CatchClauses.WithoutDecidedFilters((TryStatementSyntax)base.VisitTryStatement(node)!, node, Scope);

    public override SyntaxNode? VisitSwitchStatement(SwitchStatementSyntax node)
    {
        var governing = VisitExpression(node.Expression);
        if (Subject(node.Expression, governing, node.Expression) is not { } subject)
            return Scope.MarkLeft(SwitchArms.WithoutNever((SwitchStatementSyntax)base.VisitSwitchStatement(node)!, Scope), node.Expression);
        if (SwitchSections.Choose(node, subject, Scope, Visit) is not { } sections)
        {
            Scope.Block(subject, "The flag alone does not determine which section of the 'switch' applies.");
            return node;
        }

        if (sections.Count == 0)
            return Replace(node, null, null, subject);
        if (SwitchSections.ObstacleIn(sections) is { } obstacle)
        {
            Scope.Block(subject, obstacle);
            return node;
        }

        var folded = sections.Select(item => (item.Condition, Statements: Folded(SwitchSections.StatementsOf(item.Section)!) ?? SwitchSections.StatementsOf(item.Section)!)).ToList();
        return Replace(node, null, null, subject, folded[0].Condition is null ? SyntaxFactory.Block(folded[0].Statements) : ConditionalSections.Write(node, folded));
    }

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node)
    {
        if (node.Declaration.Variables.Count != 1 || node.Declaration.Variables[0] is not { Initializer: { } initializer } variable
            || !node.UsingKeyword.IsKind(SyntaxKind.None))
        {
            if (!node.UsingKeyword.IsKind(SyntaxKind.None) && TestOverrides.IsNeedless(node.Declaration, Scope))
                return Marks.Gone(node);
            return base.VisitLocalDeclarationStatement(node);
        }

        var value = VisitExpression(initializer.Value);
        if (Scope.FindDecided(value) is { } decided && Model.GetDeclaredSymbol(variable) is { } symbol)
        {
            if (Locals.ReasonToStay(symbol, decided.Value, variable, Model) is not { } reason)
            {
                Scope.Remember(symbol, decided);
                if (Locals.ReadsByName(symbol, variable, decided, Model) is not { Count: > 0 } reads)
                    return Marks.Gone(node);
                Scope.KeepName(reads);
            }
            else if (!decided.Value.IsLiteral)
            {
                Scope.Block(decided, reason);
                return node;
            }
        }

        return node.WithDeclaration(node.Declaration.WithVariables(SyntaxFactory.SingletonSeparatedList(variable.WithInitializer(LineBreaks.Join(initializer, initializer.WithValue(value))))));
    }

    public override SyntaxNode? VisitArrowExpressionClause(ArrowExpressionClauseSyntax node) =>
        LineBreaks.Join(node, (ArrowExpressionClauseSyntax)base.VisitArrowExpressionClause(node)!);

    public override SyntaxNode? VisitEqualsValueClause(EqualsValueClauseSyntax node) =>
        LineBreaks.Join(node, (EqualsValueClauseSyntax)base.VisitEqualsValueClause(node)!);

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        if (TestOverrides.IsNeedless(node.Expression, Scope) == true)
            return Marks.Gone(node);
        if (node.Expression is AssignmentExpressionSyntax assignment
            && (assignment.Left is IdentifierNameSyntax { Identifier.ValueText: "_" } || GoesWithItsValue(Model.GetSymbolInfo(assignment.Left).Symbol)))
        {
            return Scope.FindDecided(Visit(assignment.Right)) is not null ? Marks.Gone(node) : node.WithExpression(assignment.WithRight(VisitExpression(assignment.Right)));
        }

        var expression = VisitExpression(node.Expression);
        return Scope.FindDecided(expression) is null && !Assertions.IsMet(node.Expression, expression, Scope) && Assignments.Simplify(node.Expression, expression, Scope) is { } kept
            ? node.WithExpression(kept)
            : Marks.Gone(node);
    }

    public override SyntaxNode? VisitUsingStatement(UsingStatementSyntax node) =>
        TestOverrides.IsNeedless(node.Expression, Scope) == true || (node.Declaration is not null && TestOverrides.IsNeedless(node.Declaration, Scope))
            ? Replace(node, node.Statement, null, new Decided(new Values.NullValue(), [], []))
            : WithEmbedded((UsingStatementSyntax)base.VisitUsingStatement(node)!);

    /// <summary>
    /// Whether an assignment of a decided value is unnecessary, because nothing reads the member any longer, or the property has the same value without the
    /// assignment.
    /// </summary>
    private protected bool GoesWithItsValue(ISymbol? assigned) => Scope.ValueOf(assigned) is { } decided
        && (!DecidableSymbols.IsVisible(assigned) || assigned is IPropertySymbol && DecidableSymbols.IsDefault(assigned, decided.Value));

    private static UsingStatementSyntax WithEmbedded(UsingStatementSyntax node) => node.WithStatement(Embedded(node.Statement));

    private List<StatementSyntax>? Folded(IReadOnlyList<StatementSyntax> statements)
    {
        var folded = Folded(statements, out var directives);
        if (directives.Count > 0 && folded?.LastOrDefault() is { } last)
            folded[folded.Count - 1] = last.WithTrailingTrivia(last.GetTrailingTrivia().AddRange(directives));
        return folded;
    }

    private List<StatementSyntax>? Folded(IReadOnlyList<StatementSyntax> statements, out IReadOnlyList<SyntaxTrivia> directives)
    {
        var folded = statements.Select(VisitStatement).ToList();
        directives = [];
        return statements.Zip(folded, ReferenceEquals).All(isSame => isSame) ? null : StatementLists.Merge(statements, folded, Model, out directives);
    }

    private StatementSyntax VisitStatement(StatementSyntax statement) => (StatementSyntax)Visit(statement)!;

    /// <summary>The folded statement, with declarations of the <paramref name="variables"/> that it still reads several times.</summary>
    private StatementSyntax VisitWithVariables(StatementSyntax statement, IReadOnlyList<NamedVariable> variables)
    {
        Scope.KeepName(variables.SelectMany(variable => variable.Reads));
        var visited = VisitStatement(statement);
        var needed = variables.Where(variable => NamedVariables.IsNeeded(variable, visited)).ToList();
        if (needed.Count < variables.Count)
        {
            Scope.KeepNoName(variables.Except(needed).SelectMany(variable => variable.Reads));
            visited = VisitStatement(statement);
        }

        return needed.Count == 0 ? visited : NamedVariables.Prepend(needed, visited);
    }

    /// <summary>Replaces a statement with one of its parts, or removes the statement if no part is kept.</summary>
    private StatementSyntax Replace(StatementSyntax whole, StatementSyntax? kept, SyntaxNode? removed, Decided decided, StatementSyntax? visited = null)
    {
        if ((removed is not null && !Trivia.HasBalancedDirectives(removed)) || (kept is not null && !Trivia.HasBalancedDirectives(kept)))
        {
            Scope.Block(decided, "A preprocessor directive in the kept or removed part of the statement also affects other code.");
            return whole;
        }

        visited ??= kept is null ? null : VisitStatement(kept);
        return visited is null ? Marks.Gone(whole) : Marks.Splice(visited, whole);
    }

    private static StatementSyntax Embedded(StatementSyntax statement) =>
        Marks.IsGone(statement) ? SyntaxFactory.Block().WithAdditionalAnnotations(Formatter.Annotation) : statement;
}
