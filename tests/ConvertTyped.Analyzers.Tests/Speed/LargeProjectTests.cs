using ConvertTyped.Analyzers.Tests.Acceptance;

namespace ConvertTyped.Analyzers.Tests.Speed;

/// <summary>Analyzes thousands of calls in one project, and writes the project that measure.sh measures.</summary>
public sealed class LargeProjectTests
{
    private const int SomeFiles = 100;

    [Fact]
    public async Task Each_mistake_among_thousands_of_calls_is_reported_once()
    {
        var found = await Analysis.FindsTheMarkedAsync(new TestProject
        {
            Sources = LargeProject.Sources(SomeFiles, mistakes: true),
            AdditionalFiles = new Dictionary<string, string> { ["convert.json"] = LargeProject.Config },
        });
        Assert.Equal(SomeFiles, found.Count);
    }

    /// <summary>measure.sh passes the folder in an environment variable, and builds the project there.</summary>
    [Fact]
    public void The_large_project_can_be_written_to_a_folder()
    {
        var files = new Dictionary<string, string>(LargeProject.Sources())
        {
            ["Program.cs"] = "System.Console.WriteLine();",
            ["convert.json"] = LargeProject.Config,
        };
        using var project = new BuiltProject(files, keptIn: Environment.GetEnvironmentVariable("CONVERTTYPED_LARGE_PROJECT"));
        Assert.All(files, file => Assert.Equal(file.Value, project.Read(file.Key)));
    }
}
