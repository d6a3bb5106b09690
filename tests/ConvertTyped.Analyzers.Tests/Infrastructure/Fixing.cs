using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConvertTyped.Analyzers.Tests;

/// <summary>Applies code fixes as an editor does.</summary>
internal static class Fixing
{
    /// <summary>Applies the fix to the first diagnostic, and checks that the result compiles.</summary>
    public static async Task<string> FirstAsync(CodeFixProvider fix, TestProject project)
    {
        (var document, var diagnostic) = await FirstDiagnosticAsync(fix, project);
        var action = Assert.Single(await ActionsAsync(fix, document, diagnostic));
        return await SourcesAsync(await ApplyAsync(action, document.Project.Solution), document.Project.Id);
    }

    public static Task<string> FirstAsync(CodeFixProvider fix, string source) => FirstAsync(fix, TestProject.Of(source));

    /// <summary>The titles of the fixes for the first diagnostic.</summary>
    public static async Task<IReadOnlyList<string>> OffersAsync(CodeFixProvider fix, TestProject project)
    {
        (var document, var diagnostic) = await FirstDiagnosticAsync(fix, project);
        return [.. (await ActionsAsync(fix, document, diagnostic)).Select(action => action.Title)];
    }

    /// <summary>Applies the fix to all diagnostics within a scope, and checks that the result compiles.</summary>
    public static async Task<string> AllAsync(CodeFixProvider fix, TestProject project, FixAllScope scope = FixAllScope.Project, bool isUnfinished = false)
    {
        (var document, var diagnostic) = await FirstDiagnosticAsync(fix, project, isUnfinished);
        var first = (await ActionsAsync(fix, document, diagnostic))[0];
        var context = new FixAllContext(
            document, fix, scope, first.EquivalenceKey, [diagnostic.Id], new Diagnostics(isUnfinished), TestContext.Current.CancellationToken);
        var all = await fix.GetFixAllProvider()!.GetFixAsync(context);
        return await SourcesAsync(await ApplyAsync(Assert.IsAssignableFrom<CodeAction>(all), document.Project.Solution), document.Project.Id);
    }

    private static async Task<(Document Document, Reported Reported)> FirstDiagnosticAsync(CodeFixProvider fix, TestProject project, bool isUnfinished = false)
    {
        var opened = project.Open();
        var diagnostic = (await Analysis.RunAsync(opened, isUnfinished)).First(d => fix.FixableDiagnosticIds.Contains(d.Id));
        return (opened.GetDocument(diagnostic.Location.SourceTree)!, diagnostic);
    }

    private static async Task<IReadOnlyList<CodeAction>> ActionsAsync(CodeFixProvider fix, Document document, Reported diagnostic)
    {
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions;
    }

    private static async Task<Solution> ApplyAsync(CodeAction action, Solution before)
    {
        var operations = await action.GetOperationsAsync(before, new NoProgress(), TestContext.Current.CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private static async Task<string> SourcesAsync(Solution solution, ProjectId id)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var project = solution.GetProject(id)!;
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        Assert.Empty(compilation.GetDiagnostics(cancellationToken).Where(d => d.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning));
        var texts = new List<string>();
        foreach (var document in project.Documents.OrderBy(document => document.Name, StringComparer.Ordinal))
            texts.Add((await document.GetTextAsync(cancellationToken)).ToString());
        return string.Join("\n", texts);
    }

    private sealed class NoProgress : IProgress<CodeAnalysisProgress>
    {
        public void Report(CodeAnalysisProgress value)
        {
        }
    }

    private sealed class Diagnostics(bool isUnfinished) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Reported>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await Analysis.RunAsync(project, isUnfinished);

        public override async Task<IEnumerable<Reported>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await Analysis.RunAsync(document.Project, isUnfinished)).Where(d => d.Location.SourceTree == tree);
        }

        public override async Task<IEnumerable<Reported>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await Analysis.RunAsync(project, isUnfinished)).Where(d => !d.Location.IsInSource);
    }
}
