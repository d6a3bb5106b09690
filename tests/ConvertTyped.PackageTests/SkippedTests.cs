namespace ConvertTyped.PackageTests;

/// <summary>Tests that <c>.ci/run</c> fails in CI if a test was skipped, and names the test.</summary>
public sealed class SkippedTests : IDisposable
{
    private readonly ProjectFolder _folder = new();

    [Fact]
    public void A_skipped_test_is_named_and_fails_the_check()
    {
        var (exitCode, output) = Check("""
            [xUnit.net 00:00:00.51]     Shop.Tests.BrowserTests.A_page_is_shown [SKIP]
              Skipped Shop.Tests.BrowserTests.A_page_is_shown [1 ms]
            Passed!  - Failed:     0, Passed:    12, Skipped:     0, Total:    12, Duration: 1 s - Other.Tests.dll (net10.0)
              Skipped Shop.Tests.StoreTests.A_store_works(kind: "Redis [7]") [< 1 ms]
            Failed!  - Failed:     1, Passed:    40, Skipped:     2, Total:    43, Duration: 4 s - Shop.Tests.dll (net10.0)
            """);
        Assert.Equal(1, exitCode);
        Assert.Equal(
            "Skipped tests: 2\n  Shop.Tests.BrowserTests.A_page_is_shown\n  Shop.Tests.StoreTests.A_store_works(kind: \"Redis [7]\")\n",
            output.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("Passed!  - Failed:     0, Passed:    12, Skipped:     0, Total:    12, Duration: 1 s - Shop.Tests.dll (net10.0)\n")]
    [InlineData("")]
    public void Without_a_skipped_test_the_check_passes_and_prints_nothing(string log) => Assert.Equal((0, ""), (Check(log).ExitCode, Check(log).Output));

    /// <summary>If all tests of a project are skipped, the summary of the project starts with "Skipped!" instead of "Passed!".</summary>
    [Fact]
    public void A_project_with_only_skipped_tests_fails_the_check() =>
        Assert.Equal(1, Check("Skipped! - Failed:     0, Passed:     0, Skipped:     3, Total:     3, Duration: 9 ms - Shop.Tests.dll (net10.0)\n").ExitCode);

    [Fact]
    public void CI_runs_the_check() =>
        Assert.Contains("if [ \"${CI:-}\" = true ]; then\n    check \"no test was skipped\" .ci/skipped \"$log\"\n", Repository.Read(".ci", "run"), StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private ProcessResult Check(string log)
    {
        _folder.Write("log", log);
        return Dotnet.RunProgram("bash", _folder.Path, [Repository.At(".ci", "skipped"), "log"]);
    }
}
