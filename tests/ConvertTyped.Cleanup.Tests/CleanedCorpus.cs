using System.Reflection;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Cleanup.Tests;

/// <summary>Cleans up all cases with the same decision together.</summary>
internal sealed class CleanedCorpus(FlagDecision decision, CleanupResult result, Assembly before, Assembly after)
{
    internal static async Task<CleanedCorpus> CreateAsync(string name)
    {
        var decision = Decisions.Named(name);
        var cases = CorpusCase.All.Where(item => item.Decision == name).ToList();
        var project = CleanupProject.Create(cases.Select(item => (item.TypeName + ".cs", item.Document(item.Before))));
        var before = await CleanupProject.CompileAsync(project);
        var edited = await CleanupEngine.EditAsync(project.Solution, decision, new(), TestContext.Current.CancellationToken);
        var failures = await Proving.Proof.FailuresAsync(project.Solution, edited.Solution, TestContext.Current.CancellationToken);
        var result = edited with { Failures = failures };
        var failed = failures.Select(failure => Path.GetFileName(failure.Location.SourceTree?.FilePath)).ToHashSet();
        var compiled = project.Documents.Where(document => failed.Contains(document.Name))
            .Aggregate(edited.Solution, (solution, document) => solution.WithDocumentText(document.Id, document.GetTextAsync().Result));
        var after = await CleanupProject.CompileAsync(compiled.GetProject(project.Id)!);
        return new(decision, result, before, after);
    }

    internal IEnumerable<string> Failures(CorpusCase item) => result.Failures.Where(failure => IsIn(item, failure.Location)).Select(failure => failure.ToString());

    internal async Task<string> TextAsync(CorpusCase item)
    {
        var document = result.Solution.Projects.Single().Documents.Single(document => document.Name == item.TypeName + ".cs");
        return (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
    }

    internal IEnumerable<string> LeftOf(CorpusCase item) => result.Left.Where(left => IsIn(item, left.Location))
        .Select(left => $"{left.Location.SourceTree!.GetText().ToString(left.Location.SourceSpan)}: {left.Reason}");

    /// <summary>The errors of the cleaned cases once the config no longer has the flag.</summary>
    internal async Task<IReadOnlyList<string>> ErrorsWithoutTheFlagAsync(IEnumerable<CorpusCase> items)
    {
        var project = result.Solution.Projects.Single();
        var names = items.Select(item => item.TypeName + ".cs").ToHashSet();
        project = project.RemoveDocuments([.. project.Documents.Where(document => !names.Contains(document.Name)).Select(document => document.Id)]);
        var without = project.Solution.WithAdditionalDocumentText(project.AdditionalDocuments.Single().Id, SourceText.From(CleanupProject.ConfigWithout(decision)));
        return [.. (await without.GetProject(project.Id)!.GetCompilationAsync(TestContext.Current.CancellationToken))!.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];
    }

    internal string PrintedBefore(CorpusCase item) => CleanupProject.Run(before, item.TypeName, decision);

    internal string PrintedAfter(CorpusCase item) => CleanupProject.Run(after, item.TypeName, decision);

    private static bool IsIn(CorpusCase item, Microsoft.CodeAnalysis.Location location) => Path.GetFileName(location.SourceTree?.FilePath) == item.TypeName + ".cs";
}
