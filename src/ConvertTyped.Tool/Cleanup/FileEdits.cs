using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Rendering;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Tool.Cleanup;

/// <summary>The text of a file before and after a cleanup.</summary>
internal sealed record FileEdit(string Path, string Before, string After)
{
    public bool IsChanged => Before != After;

    public string Diff => UnifiedDiff.Compare(RelativePath.From(Path), Before, After);

    public void Write() => AtomicFile.Write(Path, After);
}

/// <summary>The files that differ between two solutions. A file that several projects share is returned once.</summary>
internal static class FileEdits
{
    public static async Task<IReadOnlyList<FileEdit>> BetweenAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var edits = new Dictionary<string, FileEdit>(StringComparer.Ordinal);
        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(change => change.GetChangedDocuments()))
        {
            var document = after.GetDocument(id)!;
            var old = (await before.GetDocument(id)!.GetTextAsync(cancellationToken)).ToString();
            var text = (await document.GetTextAsync(cancellationToken)).ToString();
            if (document.FilePath is not { } path || text == old)
                continue;
            if (edits.TryGetValue(path, out var other) && other.After != text)
                throw ToolException.BadInput($"The file '{RelativePath.From(path)}' would change in different ways in the projects or target frameworks that compile it, so nothing was written. Remove the flag from this file manually, and run the command again.");
            edits[path] = new(path, old, text);
        }

        return [.. edits.Values.OrderBy(edit => edit.Path, StringComparer.Ordinal)];
    }
}
