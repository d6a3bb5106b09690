using Microsoft.CodeAnalysis;

namespace ConvertTyped.Cleanup.Proving;

/// <summary>
/// Files that several projects or target frameworks compile. Each project has its own document for the file, but all these documents must have the same text.
/// </summary>
internal static class LinkedFiles
{
    /// <summary>The documents of each file that the cleanup would change in different ways.</summary>
    internal static async Task<IReadOnlyList<IReadOnlyList<DocumentId>>> FindConflictsAsync(Solution original, Solution edited, CancellationToken cancellationToken)
    {
        var conflicts = new List<IReadOnlyList<DocumentId>>();
        var paths = edited.GetChanges(original).GetProjectChanges().SelectMany(change => change.GetChangedDocuments())
            .Select(id => edited.GetDocument(id)!.FilePath).OfType<string>().Where(path => path.Length > 0);
        foreach (var path in new HashSet<string>(paths))
        {
            var documents = Find(edited, path);
            if (documents.Count < 2)
                continue;
            var texts = new HashSet<string>();
            foreach (var id in documents)
                texts.Add((await edited.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString());
            if (texts.Count > 1)
                conflicts.Add(documents);
        }

        return conflicts;
    }

    /// <summary>The documents of a file.</summary>
    internal static IReadOnlyList<DocumentId> Find(Solution solution, string path) =>
        [.. solution.GetDocumentIdsWithFilePath(path).Where(id => solution.GetDocument(id) is not null)];

    /// <summary>A key that the documents of one file share: the path, or the tree itself if the document has no path.</summary>
    internal static object FileOf(SyntaxTree tree) => tree.FilePath is { Length: > 0 } path ? path : tree;
}
