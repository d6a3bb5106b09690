using ConvertTyped.Cleanup.Proving;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Sweeping;

/// <summary>Removes usings that the compiler now reports as unnecessary and did not report before.</summary>
internal static class UnusedUsings
{
    /// <summary>Removes usings that are no longer necessary, except those that another project or target framework needs for the same file.</summary>
    internal static async Task<Solution> RemoveAsync(
        Solution original, Solution edited, IEnumerable<DocumentId> changed, CancellationToken cancellationToken)
    {
        var swept = edited;
        foreach (var id in changed)
        {
            var unused = await UnusedAsync(edited.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
            if (unused.Count == 0)
                continue;
            var known = new HashSet<string>(unused.Select(directive => directive.ToString()));
            var needless = new HashSet<string>(known);
            foreach (var same in edited.GetDocument(id)!.FilePath is { Length: > 0 } path ? LinkedFiles.Find(edited, path) : [id])
            {
                known.IntersectWith((await UnusedAsync(original.GetDocument(same)!, cancellationToken).ConfigureAwait(false)).Select(directive => directive.ToString()));
                needless.IntersectWith((await UnusedAsync(edited.GetDocument(same)!, cancellationToken).ConfigureAwait(false)).Select(directive => directive.ToString()));
            }

            var removed = unused.Where(directive => needless.Contains(directive.ToString()) && !known.Contains(directive.ToString())).ToList();
            if (removed.Count > 0)
                swept = swept.WithDocumentSyntaxRoot(id, removed[0].SyntaxTree.GetRoot(cancellationToken).RemoveNodes(removed, SyntaxRemoveOptions.KeepLeadingTrivia)!);
        }

        return swept;
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
