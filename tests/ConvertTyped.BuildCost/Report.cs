using System.Globalization;

namespace ConvertTyped.BuildCost;

/// <summary>Writes the results as a Markdown table. docs/performance.md contains some of them.</summary>
internal static class Report
{
    public static void Write(TextWriter output, IReadOnlyList<SampleProject> projects, IReadOnlyDictionary<SampleProject, Measurements> measured, int sourceFiles)
    {
        var baseline = projects[0];
        output.WriteLine($"{sourceFiles} source files, {Environment.ProcessorCount} cores");
        output.WriteLine();
        output.WriteLine("| features + experiences | warm build, one .cs file edited | cold build | assembly | config in the assembly | target |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (var project in projects)
        {
            var times = project == baseline ? Seconds(measured[project]) : Ratios(measured[project].RatioTo(measured[baseline]));
            var size = project == baseline ? Kilobytes(project.AssemblySize) : "+" + Kilobytes(project.AssemblySize - baseline.AssemblySize);
            output.WriteLine($"| {project.Title} | {times} | {size} | {Kilobytes(project.ConfigSize)} | {GoalOf(project)} |");
        }
    }

    private static string Seconds(Measurements measured) => string.Create(CultureInfo.InvariantCulture, $"{measured.Warm:0.0} s | {measured.Cold:0.0} s");

    private static string Ratios((double Warm, double Cold) ratio) => string.Create(CultureInfo.InvariantCulture, $"×{ratio.Warm:0.00} | ×{ratio.Cold:0.00}");

    private static string GoalOf(SampleProject project) => project.Goal is { } goal
        ? string.Create(CultureInfo.InvariantCulture, $"×{goal.Warm:0.00}, ×{goal.Cold:0.00}, +{goal.Bytes / 1000} KB")
        : "";

    private static string Kilobytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000} KB");
}
