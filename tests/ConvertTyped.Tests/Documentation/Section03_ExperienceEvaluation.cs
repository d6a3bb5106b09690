using System.Text.Json;

namespace ConvertTyped.Tests.Documentation;

public class Section03_ExperienceEvaluation
{
    [Fact]
    public void RunExperience_returns_the_experience_and_the_variation()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-001");

        var result = context.RunExperience("checkout-experiment");

        Assert.IsType<ExperienceResult>(result);
        Assert.Equal("checkout-experiment", result.ExperienceKey);
        Assert.Equal("100342", result.ExperienceId);
        Assert.Equal("treatment", result.VariationKey);
        Assert.Equal("200512", result.VariationId);
        Assert.Equal(JsonValueKind.Array, result.Variation.Raw.GetProperty("changes").ValueKind);
    }

    [Fact]
    public void A_null_result_is_a_normal_outcome()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-001");
        Assert.Null(context.RunExperience("geo-experiment"));
        Assert.Null(context.RunExperience("nowhere"));
    }

    [Fact]
    public void A_variation_key_may_be_unset_in_the_config()
    {
        using var core = PageConfig.Core();
        var result = core.CreateContext("v").RunExperience("landing-page-test", locationAttributes: new Dictionary<string, object?> { ["url"] = "/pricing" });
        Assert.NotNull(result);
        Assert.Null(result.VariationKey);
    }

    [Fact]
    public void The_attributes_of_a_call_do_not_change_the_context()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-001", new Dictionary<string, object?> { ["country"] = "US" });

        // Stored attribute: country = "US"
        var result = context.RunExperience(
            "geo-experiment",
            attributes: new Dictionary<string, object?> { ["country"] = "DE" });  // this call only; context unchanged

        Assert.NotNull(result);
        Assert.Equal("US", context.VisitorAttributes["country"]);
    }

    [Fact]
    public void RunExperiences_returns_all_applicable_experiences()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-001");

        var results = context.RunExperiences();

        Assert.Equal(
            ["checkout-experiment -> treatment", "homepage-test -> new"],
            results.Select(result => $"{result.ExperienceKey} -> {result.VariationKey}"));
        using var empty = new ConfigText().Start();
        Assert.Empty(empty.CreateContext("visitor-001").RunExperiences());
    }

    [Fact]
    public void An_experience_with_a_location_requires_location_attributes()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-001");
        var pricing = new Dictionary<string, object?> { ["url"] = "/pricing" };

        Assert.NotNull(context.RunExperience("landing-page-test", locationAttributes: pricing));
        Assert.Equal(3, context.RunExperiences(locationAttributes: pricing).Count);
        Assert.Null(context.RunExperience("landing-page-test"));
    }

    [Fact]
    public void An_evaluation_with_tracking_off_queues_no_bucketing_event()
    {
        using var core = PageConfig.Core();
        var bucketed = 0;
        using var subscription = core.On(LifecycleEvent.Bucketing, (_, _) => bucketed++);
        var context = core.CreateContext("visitor-001");

        var variation = context.RunExperience("homepage-test", enableTracking: false);
        context.RunExperiences(enableTracking: false);

        Assert.NotNull(variation);
        Assert.Equal((2, 0), (bucketed, core.Parts.Events.Count));
        Assert.NotNull(context.RunExperience("homepage-test"));  // The stored decision is reported now that tracking is on.
        Assert.Equal((2, 1), (bucketed, core.Parts.Events.Count));
    }
}
