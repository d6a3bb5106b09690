using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>
/// Writes an expression body for a member whose body is now a single <c>return</c> statement, if the document uses expression bodies for such members.
/// </summary>
internal static class ExpressionBodies
{
    private const int MaxLength = 120;

    /// <summary>
    /// Returns the document with expression bodies. A document with <c>#if</c> directives does not change, because other target frameworks may compile other
    /// statements.
    /// </summary>
    internal static SyntaxNode Write(SyntaxNode original, SyntaxNode edited)
    {
        if (original.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.IfDirectiveTrivia)))
            return edited;
        var methods = edited.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => Marks.IsShrunk(method.Body) && IsReturn(method.Body)).ToList();
        if (methods.Count > 0 && IsUsual<MethodDeclarationSyntax>(original, method => method.ExpressionBody, method => method.Body))
            edited = edited.ReplaceNodes(methods, (_, method) => Write(method));
        var properties = edited.DescendantNodes().OfType<PropertyDeclarationSyntax>().Where(property => Getter(property) is { } getter && Marks.IsShrunk(getter) && IsReturn(getter)).ToList();
        return properties.Count > 0 && IsUsual<PropertyDeclarationSyntax>(original, property => property.ExpressionBody, Getter)
            ? edited.ReplaceNodes(properties, (_, property) => Write(property))
            : edited;
    }

    /// <summary>The body of a property's only accessor; null if there are several accessors, or no block body.</summary>
    private static BlockSyntax? Getter(PropertyDeclarationSyntax property) => property.AccessorList is { Accessors: { Count: 1 } accessors } ? accessors[0].Body : null;

    private static PropertyDeclarationSyntax Write(PropertyDeclarationSyntax property)
    {
        var value = ((ReturnStatementSyntax)Getter(property)!.Statements[0]).Expression!.WithoutTrivia();
        var accessors = property.AccessorList!;
        var indentation = Indentation.Read(accessors.OpenBraceToken.LeadingTrivia);
        if (indentation is null || accessors.Accessors[0].AttributeLists.Count > 0 || accessors.Accessors[0].Modifiers.Count > 0
            || Trivia.HasComment(accessors.DescendantTrivia()) || Trivia.HasComment(property.Identifier.TrailingTrivia)
            || indentation.Length + property.Identifier.Span.End - property.Type.SpanStart + " => ".Length + value.Span.Length + 20 > MaxLength)
        {
            return property;
        }

        return property.WithAccessorList(null).WithIdentifier(property.Identifier.WithTrailingTrivia(SyntaxFactory.Space))
            .WithExpressionBody(SyntaxFactory.ArrowExpressionClause(SyntaxFactory.Token(SyntaxKind.EqualsGreaterThanToken).WithTrailingTrivia(SyntaxFactory.Space), value))
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(accessors.CloseBraceToken.TrailingTrivia));
    }

    /// <summary>Whether the document has members of this kind with an expression body, and no such member with a block body that could be an expression body.</summary>
    private static bool IsUsual<T>(SyntaxNode original, Func<T, ArrowExpressionClauseSyntax?> expression, Func<T, BlockSyntax?> block)
        where T : MemberDeclarationSyntax
    {
        var members = original.DescendantNodes().OfType<T>().ToList();
        return members.Any(member => expression(member) is not null) && !members.Any(member => IsReturn(block(member)));
    }

    private static bool IsReturn(BlockSyntax? body) => body is { Statements: { Count: 1 } statements }
        && statements[0] is ReturnStatementSyntax { Expression: { } value } && !value.ToString().Contains('\n')
        && !body.ContainsDirectives && !Trivia.HasComment(body.DescendantTrivia());

    private static MethodDeclarationSyntax Write(MethodDeclarationSyntax method)
    {
        var body = method.Body!;
        var start = method.Modifiers.Count > 0 ? method.Modifiers[0].SpanStart : method.ReturnType.SpanStart;
        var head = method.ToFullString().Substring(start - method.FullSpan.Start, method.ParameterList.Span.End - start);
        var value = ((ReturnStatementSyntax)body.Statements[0]).Expression!.WithoutTrivia();
        if (head.Contains('\n') || method.ConstraintClauses.Count > 0 || !method.ParameterList.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia)
            || Trivia.HasComment(method.ParameterList.GetTrailingTrivia()))
        {
            return method;
        }

        var indentation = Indentation.Read(body.OpenBraceToken.LeadingTrivia) ?? "";
        var inner = indentation + "    ";
        var isShort = indentation.Length + head.Length + " => ".Length + value.Span.Length + 1 <= MaxLength;
        if (!isShort && inner.Length + value.Span.Length + 1 > MaxLength)
            return method;
        var end = method.ParameterList.GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        var after = isShort ? SyntaxFactory.TriviaList(SyntaxFactory.Space) : SyntaxFactory.TriviaList([.. end, SyntaxFactory.Whitespace(inner)]);
        return method.WithBody(null)
            .WithParameterList(method.ParameterList.WithTrailingTrivia(SyntaxFactory.Space))
            .WithExpressionBody(SyntaxFactory.ArrowExpressionClause(SyntaxFactory.Token(SyntaxKind.EqualsGreaterThanToken).WithTrailingTrivia(after), value))
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(body.CloseBraceToken.TrailingTrivia));
    }
}
