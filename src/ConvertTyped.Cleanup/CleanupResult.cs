using ConvertTyped.Cleanup.Proving;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Cleanup;

/// <summary>The solution without the flag, the uses of the flag that remain, and the code to review.</summary>
/// <param name="Solution">The solution with the flag removed; the original solution if <see cref="Failures"/> is not empty.</param>
/// <param name="Left">The uses of the flag that remain, each with the reason.</param>
/// <param name="Failures">The warnings and errors that only the edited code would have. If there are any, nothing was changed.</param>
public sealed record CleanupResult(Solution Solution, IReadOnlyList<LeftUse> Left, IReadOnlyList<Diagnostic> Failures)
{
    /// <summary>Code that you may want to change now, although it does not use the flag.</summary>
    public IReadOnlyList<ReviewNote> Notes { get; init; } = [];

    /// <summary>The positions of the remaining uses in the changed documents.</summary>
    internal IReadOnlyList<RemainingUse> Remaining { get; init; } = [];
}

/// <summary>A remaining use, in the new text of its document.</summary>
internal sealed record RemainingUse(DocumentId Document, TextSpan Span, string Reason);

/// <summary>A use of the flag that the cleanup does not change.</summary>
/// <param name="Location">The position in the original code.</param>
/// <param name="Reason">The reason why the use remains, as a sentence.</param>
public sealed record LeftUse(Location Location, string Reason)
{
    private const string Kind = "ConvertTyped.Left";

    /// <summary>Whether the use is marked in the folded code, so that the engine notices when the use is removed with other code.</summary>
    internal bool IsMarked { get; init; }

    /// <summary>Whether the use is omitted from the list if another use in the same member is listed.</summary>
    internal bool IsDetail { get; init; }

    internal static SyntaxAnnotation Mark(TextSpan span) => new(Kind, span.ToString());

    /// <summary>The uses that are left in an edited document: their nodes and the reasons.</summary>
    internal static IEnumerable<(SyntaxNode Node, string Reason)> In(SyntaxNode root, IEnumerable<LeftUse> uses)
    {
        var reasons = uses.GroupBy(use => use.Location.SourceSpan.ToString()).ToDictionary(use => use.Key, use => use.First().Reason);
        return root.GetAnnotatedNodes(Kind)
            .Select(node => (node, node.GetAnnotations(Kind).Select(mark => reasons.TryGetValue(mark.Data!, out var reason) ? reason : null).FirstOrDefault(reason => reason is not null)!))
            .Where(left => left.Item2 is not null);
    }

    /// <summary>The uses that are still in a document after unused code has been removed.</summary>
    internal static IEnumerable<LeftUse> Remaining(IEnumerable<LeftUse> uses, SyntaxNode root)
    {
        var marks = new HashSet<string?>(root.GetAnnotatedNodesAndTokens(Kind).SelectMany(node => node.GetAnnotations(Kind)).Select(mark => mark.Data));
        return uses.Where(use => !use.IsMarked || marks.Contains(use.Location.SourceSpan.ToString()));
    }
}

/// <summary>Specifies which documents and tests a cleanup may change.</summary>
/// <param name="RemoveTests">Whether tests that cover only removed code are removed; otherwise they are listed.</param>
public sealed record CleanupOptions(bool RemoveTests = false)
{
    /// <summary>The documents that may be edited; null means all documents.</summary>
    public IReadOnlyCollection<DocumentId>? Documents { get; init; }

    /// <summary>The members that keep their uses of the flag.</summary>
    internal FrozenMembers Frozen { get; } = new();
}
