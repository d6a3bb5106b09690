namespace ConvertTyped.Testing.Tests;

public class NothingTests
{
    private readonly TestConvert _convert = TestConvert.FromNothing("purchase_completed");

    [Fact]
    public void A_project_made_of_nothing_has_everything_off()
    {
        Assert.Null(_convert.Context().RunFeature("new-search"));
        Assert.Empty(_convert.Context().RunExperiences());
    }

    [Fact]
    public void A_feature_is_made_by_naming_it()
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
    public void An_experience_is_made_by_naming_it_and_its_variation()
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
    public void Its_goals_are_counted()
    {
        _convert.Experience("pricing").Force("annual");
        var context = _convert.Context();
        context.RunExperience("pricing");
        context.TrackConversion("purchase_completed", revenue: 9.5m);

        Assert.Equal(9.5m, Assert.Single(_convert.Conversions).Revenue);
        Assert.Equal("annual", _convert.Conversions[0].CountsFor["pricing"]);
    }

    [Fact]
    public void A_goal_named_twice_is_one()
    {
        using var convert = TestConvert.FromNothing("signed_up", "signed_up");
        convert.Context().TrackConversion("signed_up");
        Assert.Single(convert.Conversions);
    }

    [Fact]
    public void What_is_disabled_is_in_no_list()
    {
        _convert.Feature("new-search").Disable();
        _convert.Feature("new-menu").Enable();
        Assert.Equal("new-menu", Assert.Single(_convert.Context().RunFeatures()).FeatureKey);
    }

    [Fact]
    public void Of_several_overrides_lists_have_the_newest()
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
    public void A_conversion_counts_for_all_that_was_served()
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
