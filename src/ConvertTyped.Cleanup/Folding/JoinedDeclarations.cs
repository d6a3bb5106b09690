using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>
/// Joins a declaration with the statement after it, if that statement is a result of the folding: an assignment becomes the initializer,
/// <c>query = query.Take(5)</c> continues the chain of calls, and <c>list.Add(item)</c> becomes an element of the initializer.
/// </summary>
internal static class JoinedDeclarations
{
    private const int MaxLength = 120;

    internal static void Join(List<StatementSyntax> statements, IReadOnlyList<StatementSyntax> original, SemanticModel model)
    {
        for (var i = 0; i + 1 < statements.Count; i++)
        {
            if (statements[i] is not LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } declaration || !original.Contains(declaration))
                continue;
            var current = declaration;
            var added = AddedBetween(statements, i);
            if (added is not null)
                statements.RemoveAt(i + 1);
            while (i + 1 < statements.Count && !original.Contains(statements[i + 1]) && statements[i + 1] is ExpressionStatementSyntax next
                && !IsOriginalAdd(statements.ElementAtOrDefault(i + 2), declaration, original)
                && (WithAssignment(declaration, current, next, original, model) ?? WithElement(declaration, current, next, model))?.WithTrailingTrivia(next.GetTrailingTrivia()) is { } joined
                && Notes(joined) == Notes(current) + Notes(next))
            {
                current = joined;
                statements[i] = current;
                statements.RemoveAt(i + 1);
            }

            if (added is null)
                continue;
            if (current == declaration)
            {
                statements.Insert(i + 1, added);
                continue;
            }

            statements[i] = current.WithLeadingTrivia(Trivia.WithoutBlankLines(added.GetLeadingTrivia()));
            statements.Insert(i, added.WithLeadingTrivia(declaration.GetLeadingTrivia()));
            i++;
        }
    }

    /// <summary>
    /// The declaration that was added after the declaration at an index; null if no declaration was added there, or if one of the two declarations has a comment before it. The
    /// added declaration is moved up if the declaration at the index is joined with the statement that follows.
    /// </summary>
    private static StatementSyntax? AddedBetween(List<StatementSyntax> statements, int index) =>
        index + 2 < statements.Count && statements[index + 1] is var added && NamedVariables.IsAdded(added)
        && !Trivia.HasComment(added.GetLeadingTrivia().Concat(statements[index].GetLeadingTrivia()))
            ? added
            : null;

    /// <summary>The number of comments and preprocessor directives. Statements are not joined if a comment or directive would be lost.</summary>
    private static int Notes(StatementSyntax statement) => statement.DescendantTrivia().Count(trivia => Trivia.IsComment(trivia) || trivia.IsDirective);

    private static LocalDeclarationStatementSyntax? WithAssignment(
        LocalDeclarationStatementSyntax declaration, LocalDeclarationStatementSyntax current, ExpressionStatementSyntax next, IReadOnlyList<StatementSyntax> original, SemanticModel model)
    {
        var (variable, now) = (declaration.Declaration.Variables[0], current.Declaration.Variables[0]);
        if (next.Expression is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax assigned } assignment
            || !Names(assigned, variable) || declaration.Declaration.Type.IsVar && !HasTypeOf(variable, original, model))
        {
            return null;
        }

        var uses = assignment.Right.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(use => Names(use, variable)).ToList();
        if (uses.Count == 0 && now.Initializer is null or { Value: LiteralExpressionSyntax })
            return current.ReplaceNode(now, WithValue(now, assignment.Right));
        if (uses.Count != 1 || Innermost(assignment.Right) != uses[0]
            || now.Initializer is not { Value: InvocationExpressionSyntax or MemberAccessExpressionSyntax } initializer || !HasTypeOf(variable, original, model)
            || !SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(variable.Initializer!.Value).Type, (model.GetDeclaredSymbol(variable) as ILocalSymbol)?.Type))
        {
            return null;
        }

        var joined = current.ReplaceNode(now, WithValue(now, assignment.Right.ReplaceNode(uses[0], initializer.Value.WithoutTrivia())));
        return Fits(joined) ? joined : null;
    }

    private static LocalDeclarationStatementSyntax? WithElement(LocalDeclarationStatementSyntax declaration, LocalDeclarationStatementSyntax current, ExpressionStatementSyntax next, SemanticModel model)
    {
        if (!IsAdd(next, declaration)
            || model.GetDeclaredSymbol(declaration.Declaration.Variables[0]) is not ILocalSymbol { Type: { Name: "List" or "HashSet", ContainingNamespace.Name: "Generic" } })
        {
            return null;
        }

        var element = ((InvocationExpressionSyntax)next.Expression).ArgumentList.Arguments[0].Expression.WithoutTrivia();
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        var joined = current.Declaration.Variables[0].Initializer?.Value switch
        {
            BaseObjectCreationExpressionSyntax { Initializer: { RawKind: (int)SyntaxKind.CollectionInitializerExpression, Expressions: { Count: > 0 } items } initializer }
                when items.SeparatorCount < items.Count => current.ReplaceNode(initializer, initializer.WithExpressions(SyntaxFactory.SeparatedList(
                    [.. items.Take(items.Count - 1), items.Last().WithTrailingTrivia(), element.WithTrailingTrivia(items.Last().GetTrailingTrivia())], [.. items.GetSeparators(), comma]))),
            CollectionExpressionSyntax { Elements: { Count: > 0 } items } collection when items.SeparatorCount < items.Count => current.ReplaceNode(collection, collection.WithElements(
                SyntaxFactory.SeparatedList<CollectionElementSyntax>([.. items, SyntaxFactory.ExpressionElement(element)], [.. items.GetSeparators(), comma]))),
            _ => null,
        };
        return joined is not null && Fits(joined) ? joined : null;
    }

    private static VariableDeclaratorSyntax WithValue(VariableDeclaratorSyntax variable, ExpressionSyntax value) => variable
        .WithIdentifier(variable.Identifier.WithTrailingTrivia())
        .WithInitializer(SyntaxFactory.EqualsValueClause(
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space), value));

    /// <summary>Whether the joined statement fits on one line.</summary>
    internal static bool Fits(StatementSyntax statement)
    {
        var text = statement.WithoutTrivia().ToFullString();
        return !text.Contains('\n') && (Indentation.Read(statement)?.Length ?? 0) + text.Length <= MaxLength;
    }

    /// <summary>Whether a statement is a call to <c>Add</c> that folding did not change. A call before it is not joined, so that the calls stay together.</summary>
    private static bool IsOriginalAdd(StatementSyntax? statement, LocalDeclarationStatementSyntax declaration, IReadOnlyList<StatementSyntax> original) =>
        statement is ExpressionStatementSyntax call && original.Contains(call) && IsAdd(call, declaration);

    private static bool IsAdd(ExpressionStatementSyntax statement, LocalDeclarationStatementSyntax declaration) =>
        statement.Expression is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Expression: IdentifierNameSyntax list },
            ArgumentList.Arguments: { Count: 1 } arguments,
        }
        && Names(list, declaration.Declaration.Variables[0])
        && !arguments[0].DescendantNodes().OfType<IdentifierNameSyntax>().Any(use => Names(use, declaration.Declaration.Variables[0]));

    private static bool Names(IdentifierNameSyntax name, VariableDeclaratorSyntax variable) => name.Identifier.ValueText == variable.Identifier.ValueText;

    /// <summary>The first receiver in a chain of calls.</summary>
    internal static ExpressionSyntax Innermost(ExpressionSyntax chain) => chain switch
    {
        InvocationExpressionSyntax call => Innermost(call.Expression),
        MemberAccessExpressionSyntax access => Innermost(access.Expression),
        _ => chain,
    };

    /// <summary>Whether all values that the statements assign to a variable have the variable's type. If so, <c>var</c> is still correct.</summary>
    private static bool HasTypeOf(VariableDeclaratorSyntax variable, IReadOnlyList<StatementSyntax> statements, SemanticModel model) => statements
        .SelectMany(statement => statement.DescendantNodes().OfType<AssignmentExpressionSyntax>())
        .Where(assignment => assignment.Left is IdentifierNameSyntax name && Names(name, variable))
        .All(assignment => SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(assignment.Right).Type, (model.GetDeclaredSymbol(variable) as ILocalSymbol)?.Type));
}
