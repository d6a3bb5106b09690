namespace ConvertTyped.Cleanup.Tests;

/// <summary>Tests a clean-up of tests that override the flag.</summary>
public class TestOverrideTests
{
    [Fact]
    public async Task A_theory_that_forces_its_parameter_is_listed_and_kept()
    {
        var (text, result) = await CleanAsync("""
            [Theory]
            [InlineData("control", 3)]
            [InlineData("treatment", 1)]
            public void Each_variation_has_its_steps(string variation, int steps)
            {
                using var forced = _convert.Experience(ExperienceKeys.CheckoutExperiment).Force(variation);
                Assert.Equal(steps, steps);
            }
            """);

        Assert.Contains("Force(variation)", text, StringComparison.Ordinal);
        Assert.Equal("The test forces several values of the flag. Decide manually which part of the test to keep.", Assert.Single(result.Left).Reason);
    }

    private static async Task<(string Text, CleanupResult Result)> CleanAsync(string members, string decision = "treatment")
    {
        var project = CleanupProject.Create([("Tests.cs", $$"""
            using ConvertTyped;
            using ConvertTyped.Testing;
            using Xunit;

            public class Tests
            {
                private readonly TestConvert _convert = new();

                {{members.Replace("\n", "\n    ", StringComparison.Ordinal)}}
            }
            """)]);
        await CleanupProject.CompileAsync(project);
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named(decision), new(RemoveTests: true), TestContext.Current.CancellationToken);
        Assert.Empty(result.Failures);
        return ((await result.Solution.Projects.Single().Documents.Single().GetTextAsync(TestContext.Current.CancellationToken)).ToString(), result);
    }
}
