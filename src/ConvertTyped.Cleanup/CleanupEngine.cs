using ConvertTyped.Cleanup.Folding;
using ConvertTyped.Cleanup.Proving;
using ConvertTyped.Cleanup.Reviewing;
using ConvertTyped.Cleanup.Sweeping;
using ConvertTyped.Cleanup.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Cleanup;

/// <summary>Removes a finished flag from a solution's C# code.</summary>
public static class CleanupEngine
{
    private const int MaxAttempts = 3;

    /// <summary>
    /// Replaces the uses of the flag with the decided value where possible, folds the expressions and statements that depend on the value, and
    /// removes code that is no longer used. Then verifies that the result compiles without new warnings or errors. If a change would cause a new
    /// warning or error in a member, the uses of the flag in that member remain.
    /// </summary>
    /// <param name="solution">The solution; it is not changed.</param>
    /// <param name="decision">The value of the flag from now on.</param>
    /// <param name="options">Additional options; null means the defaults.</param>
    /// <param name="cancellationToken">Cancels the cleanup.</param>
    /// <returns>The new solution, the remaining uses, and the code to review; if the cleanup failed, the original solution and the failures.</returns>
    public static async Task<CleanupResult> RunAsync(
        Solution solution, FlagDecision decision, CleanupOptions? options = null, CancellationToken cancellationToken = default)
    {
        options = new CleanupOptions(options?.RemoveTests ?? false) { Documents = options?.Documents };
        var edited = await EditAllAlikeAsync(solution, decision, options, cancellationToken).ConfigureAwait(false);
        var failures = await Proof.FailuresAsync(solution, edited.Solution, cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; failures.Count > 0; attempt++)
        {
            if (attempt > MaxAttempts || !await options.Frozen.AddAsync(solution, edited.Solution, failures, cancellationToken).ConfigureAwait(false))
                return new(solution, edited.Left, failures);
            edited = await EditAllAlikeAsync(solution, decision, options, cancellationToken).ConfigureAwait(false);
            failures = await Proof.FailuresAsync(solution, edited.Solution, cancellationToken).ConfigureAwait(false);
        }

        var changed = edited.Solution.GetChanges(solution).GetProjectChanges().SelectMany(change => change.GetChangedDocuments()).ToList();
        return edited with { Notes = await new ReviewNotes(solution, edited.Solution, decision, cancellationToken).FindAsync(changed).ConfigureAwait(false) };
    }

    /// <summary>The warnings and errors, including those in generated code, that an edited solution has but the original does not have.</summary>
    public static Task<IReadOnlyList<Diagnostic>> FindFailuresAsync(Solution original, Solution edited, CancellationToken cancellationToken = default) =>
        Proof.FailuresAsync(original, edited, cancellationToken);

    /// <summary>
    /// Adapts braces and expression bodies to the style of each document, and parses the text of the result again, so that marks on its nodes do not affect
    /// the next cleanup. Parsing is also necessary because an edited tree has no diagnostics for preprocessor directives that no longer match.
    /// </summary>
    private static async Task<CleanupResult> WithoutMarksAsync(FoldedSolution edited, Solution original, CancellationToken cancellationToken)
    {
        var solution = edited.Solution;
        var remaining = new List<RemainingUse>();
        foreach (var id in edited.Solution.GetChanges(original).GetProjectChanges().SelectMany(change => change.GetChangedDocuments()))
        {
            var document = edited.Solution.GetDocument(id)!;
            var before = (await original.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            var root = ExpressionBodies.Write(before, NeedlessBraces.Remove(before, (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!));
            var left = edited.Left.Where(use => original.GetDocumentId(use.Location.SourceTree) == id);
            remaining.AddRange(LeftUse.In(root, left).Select(use => new RemainingUse(id, use.Node.Span, use.Reason)));
            var parsed = CSharpSyntaxTree.ParseText(root.ToFullString(), (CSharpParseOptions?)document.Project.ParseOptions, cancellationToken: cancellationToken);
            solution = solution.WithDocumentSyntaxRoot(id, await parsed.GetRootAsync(cancellationToken).ConfigureAwait(false));
        }

        var distinct = edited.Left.GroupBy(use => (LinkedFiles.FileOf(use.Location.SourceTree!), use.Location.SourceSpan)).Select(uses => uses.First());
        return new(solution, [.. distinct], []) { Remaining = remaining };
    }

    /// <summary>The edited solution, in which each file has the same text in all projects and target frameworks that compile it.</summary>
    private static async Task<CleanupResult> EditAllAlikeAsync(Solution solution, FlagDecision decision, CleanupOptions options, CancellationToken cancellationToken)
    {
        var edited = await EditAsync(solution, decision, options, cancellationToken).ConfigureAwait(false);
        while (await options.Frozen.AddConflictsAsync(solution, edited.Solution, cancellationToken).ConfigureAwait(false))
            edited = await EditAsync(solution, decision, options, cancellationToken).ConfigureAwait(false);
        return edited;
    }

    /// <summary>The edited solution, before it is compared with the original.</summary>
    internal static async Task<CleanupResult> EditAsync(Solution solution, FlagDecision decision, CleanupOptions options, CancellationToken cancellationToken)
    {
        var flag = FlagSymbols.Find(decision, await Compilations.CreateAsync(solution, cancellationToken).ConfigureAwait(false));
        var candidates = await Candidates.FindAsync(solution, decision, cancellationToken).ConfigureAwait(false);
        var unassigned = new List<Definition>();
        FoldedSolution folded;
        DocumentationReferences references;
        Solution swept;
        IReadOnlyList<Definition> found = [];
        do
        {
            unassigned.AddRange(found);
            folded = await SolutionFolding.FoldAsync(solution, candidates, flag, options, unassigned, cancellationToken).ConfigureAwait(false);
            references = new DocumentationReferences(solution, flag, options.Documents, cancellationToken);
            swept = await new Sweep(solution, flag, options.Documents, cancellationToken).RunAsync(folded, references, candidates).ConfigureAwait(false);
            found = [.. (await UnassignedFields.StillReadAsync(solution, swept, folded.Changed, cancellationToken).ConfigureAwait(false)).Where(field => !unassigned.Any(known => known.Symbol == field.Symbol))];
        }
        while (found.Count > 0);

        var left = new List<LeftUse>(references.Left);
        foreach (var uses in folded.Left.GroupBy(use => solution.GetDocumentId(use.Location.SourceTree!)!))
        {
            var root = (await swept.GetDocument(uses.Key)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            left.AddRange(folded.Changed.Contains(uses.Key) ? LeftUse.Remaining(uses, root) : uses);
        }

        return await WithoutMarksAsync(new(swept, folded.Changed, left), solution, cancellationToken).ConfigureAwait(false);
    }
}
