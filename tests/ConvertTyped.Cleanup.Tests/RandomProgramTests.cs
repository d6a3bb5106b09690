namespace ConvertTyped.Cleanup.Tests;

/// <summary>
/// Checks that random programs print the same output before and after a cleanup. <c>CLEANUP_PROGRAMS</c> sets the number of programs, and
/// <c>CLEANUP_FIRST</c> sets the first seed. The default number is small enough for every build.
/// </summary>
public class RandomProgramTests
{
    private static readonly int Programs = int.TryParse(Environment.GetEnvironmentVariable("CLEANUP_PROGRAMS"), out var count) ? count : 15;
    private static readonly int First = int.TryParse(Environment.GetEnvironmentVariable("CLEANUP_FIRST"), out var seed) ? seed : 0;

    [Theory]
    [InlineData("treatment")]
    [InlineData("control")]
    [InlineData("none")]
    [InlineData("on")]
    [InlineData("off")]
    public async Task Random_programs_print_the_same_output_before_and_after_a_clean_up(string name)
    {
        foreach (var seeds in Enumerable.Range(First, Programs).Chunk(25))
            await BehaveAlikeAsync(Decisions.Named(name), [.. seeds.Select(seed => new RandomProgram(seed))]);
    }

    private static async Task BehaveAlikeAsync(FlagDecision decision, IReadOnlyList<RandomProgram> programs)
    {
        var project = CleanupProject.Create(programs.Select(program => (program.TypeName + ".cs", program.Text())));
        var before = await CleanupProject.CompileAsync(project);

        var edited = await CleanupEngine.EditAsync(project.Solution, decision, new(), TestContext.Current.CancellationToken);

        var after = await CleanupProject.CompileAsync(edited.Solution.GetProject(project.Id)!);
        foreach (var program in programs)
        {
            foreach (var visitor in (string[])["visitor-1", "v2", "a-longer-visitor"])
                Assert.Equal(CleanupProject.Run(before, program.TypeName, decision, visitor), CleanupProject.Run(after, program.TypeName, decision, visitor));
            var document = edited.Solution.Projects.Single().Documents.Single(document => document.Name == program.TypeName + ".cs");
            var text = (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
            var isLeft = edited.Left.Any(left => Path.GetFileName(left.Location.SourceTree!.FilePath) == document.Name);
            Assert.Equal(isLeft, text.Contains(decision.AccessorName, StringComparison.Ordinal) || text.Contains($"\"{decision.Key}\"", StringComparison.Ordinal));
        }
    }
}
