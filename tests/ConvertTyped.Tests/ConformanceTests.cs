using ConvertTyped.Conformance;

namespace ConvertTyped.Tests;

public class ConformanceTests
{
    private const int MostShown = 5;

    [Theory]
    [InlineData("hash.json", 214)]
    [InlineData("bucketing.json", 800)]
    [InlineData("rules.json", 899)]
    [InlineData("qualification.json", 300)]
    [InlineData("features.json", 200)]
    public void Every_case_has_the_same_result_as_in_the_other_SDKs(string file, int cases)
    {
        var outcome = Suite.All.Single(suite => suite.FileName == file).Run(Path.Combine(AppContext.BaseDirectory, "Fixtures", "conformance", file));
        Assert.Empty(outcome.Failures.Take(MostShown));
        Assert.Equal(cases, outcome.Passed);
    }
}
