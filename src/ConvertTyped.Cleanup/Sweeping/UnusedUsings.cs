using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Sweeping;

/// <summary>Usings that the compiler says are unnecessary now and were not before.</summary>
internal static class UnusedUsings
{
    internal static async Task<Solution> RemoveAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>((await UnusedAsync(before, cancellationToken).ConfigureAwait(false)).Select(directive => directive.ToString()));
        var unused = (await UnusedAsync(after, cancellationToken).ConfigureAwait(false)).Where(directive => !known.Contains(directive.ToString())).ToList();
        if (unused.Count == 0)
            return after.Project.Solution;
        var root = (await after.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        return after.WithSyntaxRoot(root.RemoveNodes(unused, SyntaxRemoveOptions.KeepLeadingTrivia)!).Project.Solution;
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
