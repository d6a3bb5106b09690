namespace ConvertTyped.Cleanup.Tests;

/// <summary>Tests a cleanup of tests that override the flag.</summary>
public class TestOverrideTests
{
    [Fact]
    public async Task A_theory_that_forces_several_variations_is_listed_and_kept()
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
        Assert.Equal("The test overrides the flag with several or non-constant values. Decide which part to keep.", Assert.Single(result.Left).Reason);
    }

    [Fact]
    public async Task An_override_whose_result_the_test_uses_is_listed_with_this_reason()
    {
        var (_, result) = await CleanAsync("""
            [Fact]
            public void The_page_has_a_title()
            {
                var forced = _convert.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatment);
                Assert.NotNull(forced);
            }
            """);

        Assert.Contains("The test uses the result of the override.", result.Left.Select(use => use.Reason));
        Assert.DoesNotContain(result.Left, use => use.Reason.Contains("outside a test method", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_name_of_a_test_that_lost_its_override_is_noted_if_it_mentions_the_flag_or_the_variation()
    {
        var (text, result) = await CleanAsync("""
            [Fact]
            public void In_the_checkout_experiment_the_page_has_a_title()
            {
                using var forced = _convert.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatment);
                Assert.NotNull(_convert.ToString());
            }

            [Fact]
            public void The_treatment_has_a_title()
            {
                using var forced = _convert.Experience("checkout-experiment").Force("treatment");
                Assert.NotNull(_convert.ToString());
            }
            """);

        Assert.DoesNotContain("forced", text, StringComparison.Ordinal);
        Assert.Equal(
            ["The name 'In_the_checkout_experiment_the_page_has_a_title' mentions the flag.", "The name 'The_treatment_has_a_title' may mention the kept variation."],
            result.Notes.Select(note => note.Text).Where(note => note.StartsWith("The name", StringComparison.Ordinal)));
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
