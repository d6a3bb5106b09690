using Microsoft.CodeAnalysis;

namespace ConvertTyped.Cleanup.Proving;

/// <summary>Compares the diagnostics of the edited code with those of the original code.</summary>
internal static class Proof
{
    /// <summary>The warnings and errors in the edited code that are not in the original code.</summary>
    internal static async Task<IReadOnlyList<Diagnostic>> FailuresAsync(Solution original, Solution edited, CancellationToken cancellationToken)
    {
        var failures = new List<Diagnostic>();
        foreach (var project in edited.Projects.Where(project => project.Language == LanguageNames.CSharp))
        {
            var before = original.GetProject(project.Id);
            if (before is null || ReferenceEquals(before, project) || before.Version == project.Version && !edited.GetChanges(original).GetProjectChanges().Any())
                continue;
            var found = (await DiagnosticsAsync(project, cancellationToken).ConfigureAwait(false)).ToList();
            if (found.Count == 0)
                continue;
            var known = (await DiagnosticsAsync(before, cancellationToken).ConfigureAwait(false)).ToLookup(Same);
            var counts = new Dictionary<(string Id, string Message), int>();
            foreach (var diagnostic in found)
            {
                var key = Same(diagnostic);
                counts.TryGetValue(key, out var count);
                counts[key] = count + 1;
                if (count >= known[key].Count())
                    failures.Add(diagnostic);
            }
        }

        return failures;
    }

    private static (string Id, string Message) Same(Diagnostic diagnostic) =>
        (diagnostic.Id, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!.GetDiagnostics(cancellationToken)
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed);
}
