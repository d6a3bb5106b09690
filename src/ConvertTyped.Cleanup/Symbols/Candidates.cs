using Microsoft.CodeAnalysis;

namespace ConvertTyped.Cleanup.Symbols;

/// <summary>The documents that may use the flag: those that name it, or what was generated for it.</summary>
internal static class Candidates
{
    internal static async Task<IReadOnlyList<DocumentId>> FindAsync(Solution solution, FlagDecision decision, CancellationToken cancellationToken)
    {
        var found = new List<DocumentId>();
        foreach (var document in solution.Projects.Where(project => project.Language == LanguageNames.CSharp).SelectMany(project => project.Documents))
        {
            var text = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
            if (text.Contains(decision.AccessorName) || text.Contains(decision.Key))
                found.Add(document.Id);
        }

        return found;
    }
}
