namespace ConvertTyped.Testing.Tests;

/// <summary>Tests that explanations and diagnoses agree with the real results, including for experiences and features that only a test defines.</summary>
public class ExplanationTests
{
    [Fact]
    public void The_explanation_and_the_diagnosis_of_a_feature_that_only_a_test_defines_agree_with_the_result()
    {
        using var convert = TestConvert.FromNothing();
        var context = convert.Context();
        Assert.Null(context.ExplainFeature("new-feature"));

        using (convert.Feature("new-feature").Enable(("headline", "Hello")))
        {
            var explained = context.ExplainFeature("new-feature")!;
            Assert.Equal(DecisionOrigin.Override, explained.Origin);
            Assert.Same(context.RunFeature("new-feature"), explained.Result);
            Assert.Same(explained.Result, Assert.Single(context.RunFeatures()));
            Assert.True(context.DiagnoseFeature("new-feature").Resolved);
        }

        using (convert.Feature("new-feature").Disable())
        {
            var explained = context.ExplainFeature("new-feature")!;
            Assert.Equal((DecisionOrigin.Override, null), (explained.Origin, explained.Result));
            Assert.Null(context.RunFeature("new-feature"));
            Assert.Empty(context.RunFeatures());
            Assert.Equal(DiagnosticReason.FeatureNotInSelectedVariations, context.DiagnoseFeature("new-feature").Reason);
        }
    }

    [Fact]
    public void The_explanation_and_the_diagnosis_of_an_experience_that_only_a_test_defines_agree_with_the_result()
    {
        using var convert = TestConvert.FromNothing();
        var context = convert.Context();
        Assert.Null(context.ExplainExperience("new-experience"));

        using (convert.Experience("new-experience").Force("treatment"))
        {
            var explained = context.ExplainExperience("new-experience")!;
            Assert.Equal((DecisionOrigin.Override, "treatment"), (explained.Origin, explained.Variation!.Key));
            Assert.Same(context.RunExperience("new-experience")!.Variation, explained.Variation);
            Assert.Equal("override", context.DiagnoseExperience("new-experience").Details["decision"]);
        }

        using (convert.Experience("new-experience").Exclude())
        {
            var explained = context.ExplainExperience("new-experience")!;
            Assert.Equal((DecisionOrigin.Override, null), (explained.Origin, explained.Variation));
            Assert.Equal("override", context.DiagnoseExperience("new-experience").Details["gate"]);
        }
    }

    [Fact]
    public void The_explanation_of_an_overridden_experience_still_shows_its_gates()
    {
        using var convert = new TestConvert();
        convert.Experience("pricing-page-test").Force("monthly-first");
        var explained = convert.Context().ExplainExperience("pricing-page-test")!;
        Assert.Equal((DecisionOrigin.Override, null), (explained.Origin, explained.ClosedGate));
        Assert.Contains(explained.Gates, gate => gate is { Gate: DecisionGate.Audience, IsOpen: false, Conditions.Count: > 0 });
    }
}
