namespace ConvertTyped.Tests.Documentation;

public class Section04_FeatureEvaluation
{
    [Fact]
    public void RunFeature_returns_a_feature_with_typed_variables()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-001");

        var feature = context.RunFeature("checkout-banner");

        Assert.NotNull(feature);
        Assert.Equal(FeatureStatus.Enabled, feature.Status);
        Assert.Equal("checkout-banner", feature.FeatureKey);
        Assert.Equal("10051", feature.FeatureId);
        Assert.Equal("checkout-experiment", feature.ExperienceKey);
        Assert.Equal("treatment", feature.VariationKey);

        // Variables are cast to the feature's declared types:
        Assert.Equal("Almost there", feature.Variables["headline"]);
        Assert.Equal(true, feature.Variables["enabled"]);
        Assert.Equal(5L, feature.Variables["max_items"]);
    }

    [Fact]
    public void In_CSharp_variables_can_be_read_by_type()
    {
        using var core = PageConfig.Core();
        var variables = core.CreateContext("visitor-001").RunFeature("checkout-banner")!.Variables;
        var headline = variables.GetString("headline");
        var enabled = variables.GetBoolean("enabled");
        var maxItems = variables.GetInt64("max_items");
        Assert.Equal(("Almost there", true, 5L), (headline, enabled, maxItems));
        Assert.Null(variables.GetString("nowhere"));
    }

    [Fact]
    public void A_null_feature_is_a_normal_outcome()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-001");
        Assert.Null(context.RunFeature("nowhere"));
        Assert.Null(context.RunFeature("nobody-has-it"));
    }

    [Fact]
    public void RunFeatures_returns_all_applicable_features()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-001");

        foreach (var feature in context.RunFeatures())
        {
            Assert.Equal(("checkout-banner", FeatureStatus.Enabled), (feature.FeatureKey, feature.Status));
            Assert.Equal(
                new Dictionary<string, object?> { ["headline"] = "Almost there", ["enabled"] = true, ["max_items"] = 5L },
                new Dictionary<string, object?>(feature.Variables));
        }

        Assert.Single(context.RunFeatures());
    }

    [Fact]
    public void RunFeature_and_RunFeatures_accept_the_same_overlays_as_RunExperience()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-001");
        var overlay = new Dictionary<string, object?> { ["country"] = "DE" };
        Assert.NotNull(context.RunFeature("checkout-banner", attributes: overlay, locationAttributes: overlay));
        Assert.Single(context.RunFeatures(attributes: overlay, locationAttributes: overlay));
    }
}
