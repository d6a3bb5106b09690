using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Edits the documentation comments of members whose parameters are removed.</summary>
internal static class Documentation
{
    /// <summary>The declaration without the <c>param</c> elements of the <paramref name="parameters"/>.</summary>
    internal static T Without<T>(IEnumerable<ParameterSyntax> parameters, T declaration)
        where T : SyntaxNode
    {
        var names = new HashSet<string>(parameters.Select(parameter => parameter.Identifier.ValueText));
        var tags = declaration.GetLeadingTrivia().Select(trivia => trivia.GetStructure()).OfType<DocumentationCommentTriviaSyntax>()
            .SelectMany(comment => comment.Content.OfType<XmlElementSyntax>())
            .Where(element => element.StartTag.Name.ToString() == "param"
                && element.StartTag.Attributes.OfType<XmlNameAttributeSyntax>().Any(attribute => names.Contains(attribute.Identifier.Identifier.ValueText)))
            .ToList();
        return tags.Count == 0 ? declaration
            : declaration.WithLeadingTrivia(DocumentationText.Replace(declaration.GetLeadingTrivia(), tags.Select(tag => new DocumentationEdit(tag, "", RemovesLines: true))));
    }
}
