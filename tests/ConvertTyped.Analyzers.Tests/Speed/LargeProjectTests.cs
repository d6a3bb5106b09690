using ConvertTyped.Analyzers.Tests.Acceptance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace ConvertTyped.Analyzers.Tests.Speed;

[CollectionDefinition(nameof(LargeProjectTests), DisableParallelization = true)]
public sealed class LargeProjectTestsAlone;

/// <summary>The budget is for a machine with nothing else to do: one round within it shows that it can be kept.</summary>
[Collection(nameof(LargeProjectTests))]
public sealed class LargeProjectTests
{
    private const int MostRounds = 10;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Each_mistake_among_thousands_of_calls_is_found_once()
    {
        const int files = 100;
        IReadOnlyList<Reported> found = await Analysis.FindsTheMarkedAsync(new TestProject
        {
            Sources = LargeProject.Sources(files, mistakes: true),
            AdditionalFiles = new Dictionary<string, string> { ["convert.json"] = LargeProject.Config },
        });
        Assert.Equal(files, found.Count);
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
    public async Task All_analyzers_together_take_less_than_two_seconds_for_twenty_thousand_calls()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Project project = new TestProject
        {
            Sources = LargeProject.Sources(),
            AdditionalFiles = new Dictionary<string, string> { ["convert.json"] = LargeProject.Config },
        }.Open();
        TimeSpan best = TimeSpan.MaxValue;
        for (int round = 0; round < MostRounds && best >= Budget; round++)
        {
            Compilation compilation = (await project.GetCompilationAsync(cancellation))!.Clone();
            var options = new CompilationWithAnalyzersOptions(project.AnalyzerOptions, null, concurrentAnalysis: true, logAnalyzerExecutionTime: true);
            AnalysisResult result = await compilation.WithAnalyzers(Analysis.Analyzers, options).GetAnalysisResultAsync(cancellation);
            var sum = TimeSpan.FromTicks(result.AnalyzerTelemetryInfo.Values.Sum(analyzer => analyzer.ExecutionTime.Ticks));
            best = sum < best ? sum : best;
            foreach ((DiagnosticAnalyzer analyzer, AnalyzerTelemetryInfo told) in result.AnalyzerTelemetryInfo.OrderByDescending(analyzer => analyzer.Value.ExecutionTime))
                TestContext.Current.TestOutputHelper!.WriteLine($"{analyzer.GetType().Name} {told.ExecutionTime.TotalMilliseconds} ms");
        }
        Assert.True(best < Budget, $"at best {best.TotalMilliseconds} ms");
    }
}
