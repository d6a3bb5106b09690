using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Sweeping;

/// <summary>Finds usings that the compiler now reports as unnecessary and did not report before.</summary>
internal static class UnusedUsings
{
    internal static async Task<Solution> RemoveAsync(
        Solution original, Solution edited, IEnumerable<DocumentId> changed, CancellationToken cancellationToken)
    {
        var swept = edited;
        foreach (var id in changed)
        {
            if (await WithoutAsync(original.GetDocument(id)!, edited.GetDocument(id)!, cancellationToken).ConfigureAwait(false) is { } root)
                swept = swept.WithDocumentSyntaxRoot(id, root);
        }

        return swept;
    }

    private static async Task<SyntaxNode?> WithoutAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>((await UnusedAsync(before, cancellationToken).ConfigureAwait(false)).Select(directive => directive.ToString()));
        var unused = (await UnusedAsync(after, cancellationToken).ConfigureAwait(false)).Where(directive => !known.Contains(directive.ToString())).ToList();
        if (unused.Count == 0)
            return null;
        var root = (await after.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        return root.RemoveNodes(unused, SyntaxRemoveOptions.KeepLeadingTrivia);
    }

    private static async Task<IReadOnlyList<UsingDirectiveSyntax>> UnusedAsync(Document document, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        return [.. model.GetDiagnostics(cancellationToken: cancellationToken)
            .Where(diagnostic => diagnostic.Id == "CS8019")
            .Select(diagnostic => root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<UsingDirectiveSyntax>())
            .OfType<UsingDirectiveSyntax>()];
    }
}
