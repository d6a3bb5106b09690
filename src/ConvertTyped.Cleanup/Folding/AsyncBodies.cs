using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Changes functions that no longer await anything: removes <c>async</c> and returns a completed task.</summary>
internal sealed class AsyncBodies(SemanticModel model)
{
    internal MethodDeclarationSyntax WithoutNeedlessAsync(MethodDeclarationSyntax original, MethodDeclarationSyntax folded) => WithoutNeedlessAsync(
        original,
        folded,
        new(folded.Modifiers, folded.ParameterList, folded.Body, folded.ExpressionBody, folded.SemicolonToken),
        static (method, parts) => method.WithModifiers(parts.Modifiers).WithParameterList(parts.Parameters).WithBody(parts.Body)
            .WithExpressionBody(parts.Arrow).WithSemicolonToken(parts.Semicolon));

    internal LocalFunctionStatementSyntax WithoutNeedlessAsync(LocalFunctionStatementSyntax original, LocalFunctionStatementSyntax folded) => WithoutNeedlessAsync(
        original,
        folded,
        new(folded.Modifiers, folded.ParameterList, folded.Body, folded.ExpressionBody, folded.SemicolonToken),
        static (function, parts) => function.WithModifiers(parts.Modifiers).WithParameterList(parts.Parameters).WithBody(parts.Body)
            .WithExpressionBody(parts.Arrow).WithSemicolonToken(parts.Semicolon));

    internal SyntaxNode WithoutNeedlessAsync(AnonymousFunctionExpressionSyntax original, AnonymousFunctionExpressionSyntax folded)
    {
        if (!IsNeedless(original, folded, folded.Modifiers) || CompletionOf(original) is not { } completion)
            return folded;
        var plain = folded.WithModifiers(WithoutAsync(folded.Modifiers)).WithLeadingTrivia(folded.GetLeadingTrivia());
        return completion.Task is null ? plain : plain.Body switch
        {
            BlockSyntax block => plain.WithBody(Completed(block, completion)),
            ExpressionSyntax expression when completion.MustRun(expression) => plain.WithBody(SyntaxFactory.Block(
                SyntaxFactory.ExpressionStatement(expression.WithoutTrivia()), SyntaxFactory.ReturnStatement(completion.Complete(null)))).WithAdditionalAnnotations(Formatter.Annotation),
            ExpressionSyntax expression => plain.WithBody(completion.Complete(expression)),
            _ => folded,
        };
    }

    private T WithoutNeedlessAsync<T>(T original, T folded, FunctionParts parts, Func<T, FunctionParts, T> with)
        where T : SyntaxNode
    {
        if (!IsNeedless(original, folded, parts.Modifiers) || CompletionOf(original) is not { } completion)
            return folded;
        parts = parts with { Modifiers = WithoutAsync(parts.Modifiers) };
        var plain = with(folded, parts).WithLeadingTrivia(folded.GetLeadingTrivia());
        if (completion.Task is null)
            return plain;
        var end = parts.Semicolon.TrailingTrivia;
        var (body, arrow) = Completed(parts.Body, parts.Arrow, completion, plain, end);
        if (arrow is null && parts.Arrow is not null)
            parts = parts with { Semicolon = default, Parameters = parts.Parameters.WithTrailingTrivia(end) };
        return with(plain, parts with { Body = body, Arrow = arrow }).WithLeadingTrivia(folded.GetLeadingTrivia());
    }

    private static bool IsNeedless(SyntaxNode original, SyntaxNode folded, SyntaxTokenList modifiers) =>
        original != folded && modifiers.Any(SyntaxKind.AsyncKeyword) && Awaits(original) && !Awaits(folded) && !OwnNodes(folded).Any(node => node is YieldStatementSyntax);

    private static SyntaxTokenList WithoutAsync(SyntaxTokenList modifiers) => modifiers.RemoveAt(modifiers.IndexOf(SyntaxKind.AsyncKeyword));

    private static bool Awaits(SyntaxNode function) => OwnNodes(function).Any(node => node.ChildTokens().Any(token => token.IsKind(SyntaxKind.AwaitKeyword)));

    /// <summary>The nodes of a function, excluding nested functions.</summary>
    private static IEnumerable<SyntaxNode> OwnNodes(SyntaxNode function) =>
        function.DescendantNodes(node => node == function || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));

    private TaskCompletion? CompletionOf(SyntaxNode function) =>
        (model.GetDeclaredSymbol(function) ?? model.GetSymbolInfo(function).Symbol) is IMethodSymbol method ? TaskCompletion.For(method) : null;

    /// <summary>
    /// The function's body, changed to return a completed task. An expression body becomes a block if the expression must run before the task is returned.
    /// </summary>
    private static (BlockSyntax? Body, ArrowExpressionClauseSyntax? Arrow) Completed(
        BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, TaskCompletion completion, SyntaxNode declaration, SyntaxTriviaList end) =>
        arrow is null ? (Completed(body!, completion), null)
        : completion.MustRun(arrow.Expression) ? (Block(arrow.Expression, completion, declaration, end), null)
        : (null, arrow.WithExpression(completion.Complete(arrow.Expression)));

    private static BlockSyntax Block(ExpressionSyntax expression, TaskCompletion completion, SyntaxNode declaration, SyntaxTriviaList end)
    {
        var indentation = Indentation.Read(declaration) ?? "";
        var inner = SyntaxFactory.Whitespace(indentation + "    ");
        return Bodies.Empty(declaration, end).WithStatements(
        [
            SyntaxFactory.ExpressionStatement(expression.WithoutTrivia()).WithLeadingTrivia(inner).WithTrailingTrivia(end),
            Return(completion).WithLeadingTrivia(inner).WithTrailingTrivia(end),
        ]);
    }

    private static BlockSyntax Completed(BlockSyntax body, TaskCompletion completion)
    {
        var completed = body.ReplaceNodes(OwnNodes(body).OfType<ReturnStatementSyntax>(), (_, node) => node
            .WithReturnKeyword(node.ReturnKeyword.WithTrailingTrivia(SyntaxFactory.Space))
            .WithExpression(completion.Complete(node.Expression)));
        if (!completion.IsPlain || completed.Statements.Any(NeverEnds))
            return completed;
        var indentation = completed.Statements.Select(Indentation.Read).FirstOrDefault(text => text is not null) ?? Indentation.Read(completed.CloseBraceToken.LeadingTrivia) + "    ";
        var end = completed.OpenBraceToken.TrailingTrivia.Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return completed.AddStatements(Return(completion).WithLeadingTrivia(SyntaxFactory.Whitespace(indentation)).WithTrailingTrivia(end));
    }

    private static ReturnStatementSyntax Return(TaskCompletion completion) => SyntaxFactory.ReturnStatement(completion.Complete(null))
        .WithReturnKeyword(SyntaxFactory.Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(SyntaxFactory.Space));

    private static bool NeverEnds(StatementSyntax statement) => statement switch
    {
        WhileStatementSyntax { Condition.RawKind: (int)SyntaxKind.TrueLiteralExpression } loop => !IsLeft(loop.Statement),
        ForStatementSyntax { Condition: null } loop => !IsLeft(loop.Statement),
        _ => ControlFlow.Exits(statement),
    };

    private static bool IsLeft(StatementSyntax body) => ControlFlow.JumpsOutOf(body).Any(jump => jump is BreakStatementSyntax);

    /// <summary>The parts that methods and local functions have in common.</summary>
    private readonly record struct FunctionParts(
        SyntaxTokenList Modifiers, ParameterListSyntax Parameters, BlockSyntax? Body, ArrowExpressionClauseSyntax? Arrow, SyntaxToken Semicolon);
}
