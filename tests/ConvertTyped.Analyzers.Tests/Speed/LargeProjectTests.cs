using System.Collections.Immutable;
using ConvertTyped.Analyzers.Tests.Acceptance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers.Tests.Speed;

[CollectionDefinition(nameof(LargeProjectTests), DisableParallelization = true)]
public sealed class LargeProjectTestsAlone;

/// <summary>The processor's time, so that what else a machine has to do makes little difference, and the least of a few rounds.</summary>
[Collection(nameof(LargeProjectTests))]
public sealed class LargeProjectTests
{
    private const int MostRounds = 10;
    private const int SomeFiles = 100;
    private static readonly TimeSpan Budget = TimeSpan.FromMicroseconds(250) * LargeProject.CallsPerFile * SomeFiles;

    [Fact]
    public async Task Each_mistake_among_thousands_of_calls_is_found_once()
    {
        IReadOnlyList<Reported> found = await Analysis.FindsTheMarkedAsync(new TestProject
        {
            Sources = LargeProject.Sources(SomeFiles, mistakes: true),
            AdditionalFiles = new Dictionary<string, string> { ["convert.json"] = LargeProject.Config },
        });
        Assert.Equal(SomeFiles, found.Count);
    }

    /// <summary>measure.sh says where, and builds it there.</summary>
    [Fact]
    public void It_can_be_written_to_a_folder_and_built()
    {
        var files = new Dictionary<string, string>(LargeProject.Sources())
        {
            ["Program.cs"] = "System.Console.WriteLine();",
            ["convert.json"] = LargeProject.Config,
        };
        using var project = new ConsoleProject(files, Environment.GetEnvironmentVariable("CONVERTTYPED_LARGE_PROJECT"));
        Assert.All(files, file => Assert.Equal(file.Value, project.Read(file.Key)));
    }

    [Fact]
    public async Task All_analyzers_together_add_less_than_250_microseconds_to_a_call()
    {
        Project project = new TestProject
        {
            Sources = LargeProject.Sources(SomeFiles),
            AdditionalFiles = new Dictionary<string, string> { ["convert.json"] = LargeProject.Config },
        }.Open();
        TimeSpan plain = TimeSpan.MaxValue;
        TimeSpan analyzed = TimeSpan.MaxValue;
        // What is run for the first time is compiled first, and is no measure.
        for (int round = -1; round < MostRounds && (round < 1 || analyzed - plain >= Budget); round++)
        {
            TimeSpan without = await TimeOf(project, static (compilation, _, cancellation) => Task.FromResult(compilation.GetDiagnostics(cancellation)));
            TimeSpan with = await TimeOf(project, static (compilation, options, cancellation) =>
                compilation.WithAnalyzers(Analysis.Analyzers, options).GetAllDiagnosticsAsync(cancellation));
            if (round < 0)
                continue;
            plain = Least(plain, without);
            analyzed = Least(analyzed, with);
        }
        string figures = $"{plain.TotalMilliseconds} ms without, {analyzed.TotalMilliseconds} ms with the analyzers";
        TestContext.Current.TestOutputHelper!.WriteLine(figures);
        Assert.True(analyzed - plain < Budget, figures);
    }

    private static async Task<TimeSpan> TimeOf(
        Project project, Func<Compilation, AnalyzerOptions, CancellationToken, Task<ImmutableArray<Reported>>> run)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Compilation compilation = (await project.GetCompilationAsync(cancellation))!.Clone();
        // What earlier rounds left behind is not this round's to clear away.
        GC.Collect();
        TimeSpan start = Environment.CpuUsage.TotalTime;
        await run(compilation, project.AnalyzerOptions, cancellation);
        return Environment.CpuUsage.TotalTime - start;
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
