namespace ConvertTyped.Tool.Tests.Cleanup;

/// <summary>The command on a real project, opened as the build sees it.</summary>
public class CleanupCommandTests
{
    private static readonly string Project = Repository.At("samples", "Quickstart");

    [Fact]
    public async Task A_dry_run_prints_the_changes_and_writes_nothing()
    {
        var program = Path.Combine(Project, "Program.cs");
        var before = await File.ReadAllTextAsync(program, TestContext.Current.CancellationToken);

        var run = (await RunAsync("checkout-banner", Project, "--keep", "treatment", "--dry-run")).Exits(0);

        Assert.Contains("-    if (context.Features.CheckoutBanner is { IsEnabled: true } banner)", run.Output, StringComparison.Ordinal);
        Assert.Contains("checkout-banner is on: would change 1 file, 0 uses left.", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(program, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_experience_with_several_running_variations_asks_which_one_stays()
    {
        var run = (await RunAsync("checkout-experiment", Project)).Exits(2);

        Assert.Contains("Say --keep control|treatment, or --off", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_key_is_bad_input()
    {
        var run = (await RunAsync("checkout", Project)).Exits(2);

        Assert.Contains("No config has an experience or a feature 'checkout'.", run.Error, StringComparison.Ordinal);
    }

    private static Task<ToolRun> RunAsync(params string[] arguments) =>
        ToolProcess.RunAsync(Repository.At("samples"), new Dictionary<string, string?>(), ["cleanup", .. arguments]);
}
