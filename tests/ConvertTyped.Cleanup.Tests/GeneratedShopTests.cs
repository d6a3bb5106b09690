using System.Diagnostics;

namespace ConvertTyped.Cleanup.Tests;

/// <summary>
/// Removes all flags of a generated project one after another. <c>CLEANUP_FILES</c> and <c>CLEANUP_FLAGS</c> set the numbers of files and flags. The output
/// of the test contains the elapsed time. The removal of 50 flags from 500 files should take less than five minutes.
/// </summary>
public class GeneratedShopTests
{
    [Fact]
    public async Task All_flags_are_removed_one_after_another()
    {
        var shop = new GeneratedShop(Number("CLEANUP_FILES", 20), Number("CLEANUP_FLAGS", 6));
        var project = CleanupProject.Create(shop.Documents, config: shop.Config);
        var before = shop.Run(await CleanupProject.CompileAsync(project));
        var clock = Stopwatch.StartNew();

        var solution = project.Solution;
        foreach (var decision in shop.Decisions)
        {
            var result = await CleanupEngine.RunAsync(solution, decision, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Empty(result.Failures);
            Assert.Empty(result.Left);
            solution = result.Solution;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{shop.Uses} uses of {shop.Decisions.Count} flags: {clock.Elapsed}");
        Assert.Equal(before, shop.Run(await CleanupProject.CompileAsync(solution.GetProject(project.Id)!)));
        foreach (var document in solution.GetProject(project.Id)!.Documents)
        {
            var text = (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
            Assert.DoesNotContain(shop.Decisions, decision => text.Contains(decision.AccessorName, StringComparison.Ordinal) || text.Contains(decision.Key, StringComparison.Ordinal));
        }
    }

    private static int Number(string variable, int byDefault) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : byDefault;
}
