using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Writes a method of which only <c>return</c> is left with <c>=></c>, if the document writes such methods in this way.</summary>
internal static class ExpressionBodies
{
    private const int MaxLength = 120;

    /// <summary>A document with conditions of the preprocessor keeps its bodies: other target frameworks may see other statements of it.</summary>
    internal static SyntaxNode Write(SyntaxNode original, SyntaxNode edited)
    {
        if (original.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.IfDirectiveTrivia)))
            return edited;
        var methods = edited.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => Marks.IsShrunk(method.Body) && IsReturn(method.Body)).ToList();
        if (methods.Count > 0 && IsUsual(original))
            edited = edited.ReplaceNodes(methods, (_, method) => Write(method));
        var properties = edited.DescendantNodes().OfType<PropertyDeclarationSyntax>().Where(property => Getter(property) is { } getter && Marks.IsShrunk(getter) && IsReturn(getter)).ToList();
        return properties.Count > 0 && IsUsualForProperties(original) ? edited.ReplaceNodes(properties, (_, property) => Write(property)) : edited;
    }

    private static bool IsUsualForProperties(SyntaxNode original)
    {
        var properties = original.DescendantNodes().OfType<PropertyDeclarationSyntax>().ToList();
        return properties.Any(property => property.ExpressionBody is not null) && !properties.Any(property => IsReturn(Getter(property)));
    }

    /// <summary>The body of the only accessor.</summary>
    private static BlockSyntax? Getter(PropertyDeclarationSyntax property) => property.AccessorList is { Accessors: { Count: 1 } accessors } ? accessors[0].Body : null;

    private static PropertyDeclarationSyntax Write(PropertyDeclarationSyntax property)
    {
        var value = ((ReturnStatementSyntax)Getter(property)!.Statements[0]).Expression!.WithoutTrivia();
        var accessors = property.AccessorList!;
        var indentation = Indentation.Read(accessors.OpenBraceToken.LeadingTrivia);
        if (indentation is null || accessors.Accessors[0].AttributeLists.Count > 0 || Trivia.HasComment(accessors.DescendantTrivia())
            || indentation.Length + property.Identifier.Span.End - property.Type.SpanStart + " => ".Length + value.Span.Length + 20 > MaxLength)
        {
            return property;
        }

        return property.WithAccessorList(null).WithIdentifier(property.Identifier.WithTrailingTrivia(SyntaxFactory.Space))
            .WithExpressionBody(SyntaxFactory.ArrowExpressionClause(SyntaxFactory.Token(SyntaxKind.EqualsGreaterThanToken).WithTrailingTrivia(SyntaxFactory.Space), value))
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(accessors.CloseBraceToken.TrailingTrivia));
    }

    /// <summary>Whether the document has methods with an expression, and none that could have one instead of its block.</summary>
    private static bool IsUsual(SyntaxNode original)
    {
        var methods = original.DescendantNodes().OfType<MethodDeclarationSyntax>().ToList();
        return methods.Any(method => method.ExpressionBody is not null) && !methods.Any(method => IsReturn(method.Body));
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
        if (head.Contains('\n') || method.ConstraintClauses.Count > 0 || !method.ParameterList.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia))
            return method;
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
