using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Edits the documentation comments of members whose parameters are removed.</summary>
internal static class Documentation
{
    /// <summary>The declaration without documentation of the parameters.</summary>
    internal static T Without<T>(IEnumerable<ParameterSyntax> parameters, T declaration)
        where T : SyntaxNode
    {
        foreach (var name in parameters.Select(parameter => parameter.Identifier.ValueText))
        {
            var tags = declaration.GetLeadingTrivia().Select(trivia => trivia.GetStructure()).OfType<DocumentationCommentTriviaSyntax>()
                .SelectMany(comment => comment.Content.OfType<XmlElementSyntax>())
                .Where(element => element.StartTag.Name.ToString() == "param"
                    && element.StartTag.Attributes.OfType<XmlNameAttributeSyntax>().Any(attribute => attribute.Identifier.Identifier.ValueText == name))
                .ToList();
            foreach (var tag in tags)
                declaration = declaration.WithLeadingTrivia(WithoutLines(declaration.GetLeadingTrivia(), tag));
        }

        return declaration;
    }

    private static SyntaxTriviaList WithoutLines(SyntaxTriviaList leading, SyntaxNode tag)
    {
        var text = leading.ToFullString();
        var offset = tag.SpanStart - leading.FullSpan.Start;
        var start = text.LastIndexOf('\n', offset) + 1;
        var end = text.IndexOf('\n', Math.Min(offset + tag.Span.Length, text.Length - 1)) is var found and >= 0 ? found + 1 : text.Length;
        return SyntaxFactory.ParseLeadingTrivia(text.Remove(start, end - start));
    }
}
