using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers.Tests;

/// <summary>Runs every analyzer of the package on a project.</summary>
internal static class Analysis
{
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
        [.. typeof(CodeAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    public static async Task<IReadOnlyList<Reported>> RunAsync(Project project, bool isUnfinished = false)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        Assert.Equal(isUnfinished, compilation.GetDiagnostics(cancellationToken).Any(d => d.Severity == DiagnosticSeverity.Error));

        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions, (exception, _, _) => thrown = exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        Assert.Null(thrown);
        return [.. found.OrderBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Checks that the analyzers' diagnostics are exactly those marked in the project's sources and additional files. Unfinished code must have compile errors,
    /// and other code must not have any.
    /// </summary>
    public static async Task<IReadOnlyList<Reported>> FindsTheMarkedAsync(TestProject project, bool isUnfinished = false)
    {
        var files = project.Sources.Concat(project.AdditionalFiles).ToDictionary(file => file.Key, file => MarkedText.Parse(file.Value));
        var found = await RunAsync((project with
        {
            Sources = project.Sources.ToDictionary(file => file.Key, file => files[file.Key].Text),
            AdditionalFiles = project.AdditionalFiles.ToDictionary(file => file.Key, file => files[file.Key].Text),
        }).Open(), isUnfinished);

        var expected =
            from file in files
            from mark in file.Value.Marks
            select Describe(mark.Id, file.Key, mark.Span.Start, mark.Span.End, file.Value.Text);
        var actual = found.Select(d =>
        {
            var name = Path.GetRelativePath(TestProject.Root, d.Location.GetLineSpan().Path);
            return Describe(d.Id, name, d.Location.SourceSpan.Start, d.Location.SourceSpan.End, files[name].Text);
        });
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
        return found;
    }

    public static Task<IReadOnlyList<Reported>> FindsTheMarkedAsync(string source) => FindsTheMarkedAsync(TestProject.Of(source));

    private static string Describe(string id, string file, int start, int end, string text) => $"{id} {file} {start} {text[start..end]}";
}
