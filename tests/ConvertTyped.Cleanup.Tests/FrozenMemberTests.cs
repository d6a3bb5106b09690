namespace ConvertTyped.Cleanup.Tests;

/// <summary>Code that would not compile as before stays as it is, and does not keep the rest from being cleaned up.</summary>
public class FrozenMemberTests
{
    [Fact]
    public async Task A_member_that_would_get_a_new_warning_keeps_its_uses_and_the_others_are_cleaned_up()
    {
        // Two relational patterns of which one contains the other are beyond the folding.
        var project = CleanupProject.Create([("Page.cs", """
            using ConvertTyped;

            internal static class Page
            {
                internal static string Length(ConvertContext context) => (context.Experiences.CheckoutExperiment.Variation, context.VisitorId.Length) switch
                {
                    (CheckoutExperimentVariation.Treatment, > 3) => "middle",
                    (_, > 5) => "long",
                    _ => "short",
                };

                internal static string Title(ConvertContext context) => context.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Treatment ? "new" : "old";
            }
            """)]);
        var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named("treatment"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(result.Failures);
        var text = (await result.Solution.GetProject(project.Id)!.Documents.Single().GetTextAsync(TestContext.Current.CancellationToken)).ToString();
        Assert.Contains("(CheckoutExperimentVariation.Treatment, > 3) => \"middle\"", text, StringComparison.Ordinal);
        Assert.Contains("Title(ConvertContext context) => \"new\"", text, StringComparison.Ordinal);
        Assert.StartsWith("The code without it would not compile as before: CS8510", Assert.Single(result.Left).Reason, StringComparison.Ordinal);
    }
}
