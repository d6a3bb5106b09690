using ConvertTyped.Cleanup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConvertTyped.CodeFixes.Removal;

/// <summary>Removes a flag from a document, a project or a solution.</summary>
internal static class FlagRemoval
{
    /// <summary>
    /// Returns the solution without the uses of the flag in the scope. If uses must remain, the editor shows the reasons with the changes. Members that would
    /// have new errors or warnings do not change. If there would still be new errors or warnings, nothing changes.
    /// </summary>
    public static async Task<Solution> ApplyAsync(Project project, DocumentId? document, FixAllScope scope, FlagDecision decision, CancellationToken cancellationToken)
    {
        var options = new CleanupOptions { Documents = DocumentsIn(project, document, scope) };
        var result = await CleanupEngine.RunAsync(project.Solution, decision, options, cancellationToken).ConfigureAwait(false);
        var solution = result.Solution;
        foreach (var uses in result.Remaining.GroupBy(use => use.Document))
        {
            var root = (await solution.GetDocument(uses.Key)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            var warnings = uses.GroupBy(use => root.FindNode(use.Span, getInnermostNodeForTie: true)).ToDictionary(use => use.Key, use => WarningAnnotation.Create(use.First().Reason));
            solution = solution.WithDocumentSyntaxRoot(uses.Key, root.ReplaceNodes(warnings.Keys, (original, node) => node.WithAdditionalAnnotations(warnings[original])));
        }

        return solution;
    }

    private static IReadOnlyCollection<DocumentId>? DocumentsIn(Project project, DocumentId? document, FixAllScope scope) => scope switch
    {
        FixAllScope.Solution => null,
        FixAllScope.Project => [.. project.DocumentIds],
        _ => document is null ? [] : [document],
    };
}
