namespace ConvertTyped.Testing.Tests;

public class NothingTests
{
    private readonly TestConvert _convert = TestConvert.FromNothing("purchase_completed");

    [Fact]
    public void Without_a_config_everything_is_off()
    {
        Assert.Null(_convert.Context().RunFeature("new-search"));
        Assert.Empty(_convert.Context().RunExperiences());
    }

    [Fact]
    public void An_override_creates_the_feature_that_it_names()
    {
        using (_convert.Feature("new-search").Enable(("limit", 20), ("engine", "fast"), ("boost", 1.5), ("beta", true), ("weights", new[] { 1, 2 })))
        {
            var search = _convert.Context().RunFeature("new-search")!.Variables;
            Assert.Equal((20, "fast", 1.5, true), (search.GetInt64("limit"), search.GetString("engine"), search.GetDouble("boost"), search.GetBoolean("beta")));
            Assert.Equal("[1,2]", search.GetJson("weights")?.GetRawText());
            Assert.Equal("new-search", Assert.Single(_convert.Context().RunFeatures()).FeatureKey);
        }

        Assert.Empty(_convert.Context().RunFeatures());
    }

    [Fact]
    public void An_override_creates_the_experience_and_the_variation_that_it_names()
    {
        _convert.Experience("pricing").Force("annual");
        _convert.Experience("banner").Force("4711", "red");
        _convert.Experience("search").Exclude();
        var context = _convert.Context();

        Assert.Equal("annual", context.RunExperience("pricing")?.VariationKey);
        Assert.Equal(("4711", "red"), (context.RunExperience("banner")?.VariationId, context.RunExperience("banner")?.VariationKey));
        Assert.Null(context.RunExperience("search"));
        Assert.Equal(["annual", "red"], context.RunExperiences().Select(result => result.VariationKey).Order());
        Assert.Equal(2, _convert.Decisions.Count);
    }

    [Fact]
    public void Conversions_are_recorded_without_a_config()
    {
        _convert.Experience("pricing").Force("annual");
        var context = _convert.Context();
        context.RunExperience("pricing");
        context.TrackConversion("purchase_completed", revenue: 9.5m);

        Assert.Equal(9.5m, Assert.Single(_convert.Conversions).Revenue);
        Assert.Equal("annual", _convert.Conversions[0].CountsFor["pricing"]);
    }

    [Fact]
    public void A_goal_that_is_specified_twice_is_created_once()
    {
        using var convert = TestConvert.FromNothing("signed_up", "signed_up");
        convert.Context().TrackConversion("signed_up");
        Assert.Single(convert.Conversions);
    }

    [Fact]
    public void A_disabled_feature_is_not_listed()
    {
        _convert.Feature("new-search").Disable();
        _convert.Feature("new-menu").Enable();
        Assert.Equal("new-menu", Assert.Single(_convert.Context().RunFeatures()).FeatureKey);
    }

    [Fact]
    public void RunFeatures_and_RunExperiences_use_the_newest_of_several_overrides()
    {
        _convert.Feature("new-search").Disable();
        _convert.Feature("new-search").Enable(("limit", 1));
        _convert.Feature("new-search").Enable(("limit", 2));
        _convert.Experience("pricing").Exclude();
        _convert.Experience("pricing").Force("annual");

        Assert.Equal(2, Assert.Single(_convert.Context().RunFeatures()).Variables.GetInt64("limit"));
        Assert.Equal("annual", Assert.Single(_convert.Context().RunExperiences()).VariationKey);
    }

    [Fact]
    public void A_conversion_counts_for_all_variations_that_were_served()
    {
        _convert.Experience("pricing").Force("annual");
        _convert.Experience("banner").Force("red");
        var context = _convert.Context();
        context.RunExperiences();
        context.TrackConversion("purchase_completed");

        Assert.Equal(
            new Dictionary<string, string> { ["pricing"] = "annual", ["banner"] = "red" }, Assert.Single(_convert.Conversions).CountsFor);
    }
}
