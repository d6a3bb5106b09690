using ConvertTyped.Cleanup.Folding;
using ConvertTyped.Cleanup.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Sweeping;

/// <summary>
/// Edits documentation comments that refer to code that is removed with the flag: generated types and members, and other members and
/// parameters that the cleanup removed. A reference becomes its own text or, if it has none, the plain name. A <c>param</c> or <c>seealso</c> element on
/// lines of its own is removed.
/// </summary>
internal sealed class DocumentationReferences(Solution original, FlagSymbols flag, IReadOnlyCollection<DocumentId>? editable, CancellationToken cancellationToken)
{
    private const string IsInherited = "The documentation is inherited from code that is generated for the flag.";

    /// <summary>The references that cannot be replaced.</summary>
    internal List<LeftUse> Left { get; } = [];

    /// <summary>Edits the documents, and adds the ids of the edited documents to <paramref name="changed"/>.</summary>
    internal async Task<Solution> ReplaceAsync(Solution edited, IEnumerable<DocumentId> documents, HashSet<DocumentId> changed)
    {
        foreach (var id in documents.Where(id => editable?.Contains(id) != false))
        {
            if (await ReplaceAsync(original.GetDocument(id)!, edited.GetDocument(id)!).ConfigureAwait(false) is not { } root)
                continue;
            edited = edited.WithDocumentSyntaxRoot(id, root);
            changed.Add(id);
        }

        return edited;
    }

    private async Task<SyntaxNode?> ReplaceAsync(Document before, Document after)
    {
        var root = (await after.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        if (Reference.In(root) is not { Count: > 0 } references)
            return null;
        var (known, generated) = await ReadAsync(before).ConfigureAwait(false);
        var model = (await after.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var found = references.Where(reference => generated.Contains(reference.Text)
            || known.Contains(reference.Text) && FlagSymbols.SymbolAt(reference.Name, model) is null).ToList();
        var broken = found.Where(reference => !found.Any(other => other != reference && other.Element.Span.Contains(reference.Element.Span))).ToLookup(reference => reference.Trivia.Token);
        return broken.Count == 0 ? null : root.ReplaceTokens(broken.Select(edits => edits.Key), (token, _) =>
            token.WithLeadingTrivia(DocumentationText.Replace(token.LeadingTrivia, broken[token].Select(reference => reference.Edit))));
    }

    /// <summary>The references in the original document that could be resolved, and the references to code that is generated for the flag.</summary>
    private async Task<(HashSet<string> Known, HashSet<string> Generated)> ReadAsync(Document document)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var (known, generated) = (new HashSet<string>(), new HashSet<string>());
        foreach (var reference in Reference.In(root))
        {
            var symbol = FlagSymbols.SymbolAt(reference.Name, model);
            if (symbol is null)
                continue;
            known.Add(reference.Text);
            if (!flag.IsGenerated(symbol) && !flag.IsGenerated(symbol.ContainingType))
                continue;
            if (reference.Tag == "inheritdoc")
                Left.Add(new(reference.Element.GetLocation(), IsInherited));
            else
                generated.Add(reference.Text);
        }

        return (known, generated);
    }

    /// <summary>An element of a documentation comment that refers to code.</summary>
    private sealed record Reference(XmlNodeSyntax Element, string Tag, SyntaxNode Name)
    {
        public string Text { get; } = $"{Tag}:{Name}";

        /// <summary>The text that remains: the content of the element or, if it has no content, the name that it refers to.</summary>
        private string Plain => Element is XmlElementSyntax { Content: { Count: > 0 } content } ? content.ToString() : $"<c>{LastName()}</c>";

        public DocumentationEdit Edit => new(Element, Plain, RemovesLines: Tag is "param" or "seealso");

        public SyntaxTrivia Trivia => Element.FirstAncestorOrSelf<DocumentationCommentTriviaSyntax>()!.ParentTrivia;

        public static IReadOnlyList<Reference> In(SyntaxNode root) => [..
            from comment in root.DescendantTrivia().Where(trivia => trivia.HasStructure).Select(trivia => trivia.GetStructure()).OfType<DocumentationCommentTriviaSyntax>()
            from element in comment.DescendantNodes().OfType<XmlNodeSyntax>()
            let found = Find(element)
            where found is not null
            select found];

        private static Reference? Find(XmlNodeSyntax element)
        {
            var (tag, attributes) = element switch
            {
                XmlEmptyElementSyntax empty => (empty.Name.ToString(), empty.Attributes),
                XmlElementSyntax whole => (whole.StartTag.Name.ToString(), whole.StartTag.Attributes),
                _ => ("", default),
            };
            var name = (SyntaxNode?)attributes.OfType<XmlCrefAttributeSyntax>().FirstOrDefault()?.Cref
                ?? attributes.OfType<XmlNameAttributeSyntax>().FirstOrDefault()?.Identifier;
            return name is null ? null : new(element, tag, name);
        }

        private string LastName() => Name.DescendantNodesAndSelf(node => node is not (CrefParameterListSyntax or TypeArgumentListSyntax))
            .OfType<SimpleNameSyntax>().LastOrDefault()?.Identifier.ValueText ?? Name.ToString();
    }
}
