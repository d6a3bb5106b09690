namespace ConvertTyped.Testing.Tests;

public class ExperienceTests
{
    private readonly TestConvert _convert = new();

    [Theory]
    [InlineData("control")]
    [InlineData("treatment")]
    public void Every_visitor_gets_the_forced_variation_and_its_features(string variation)
    {
        _convert.Experience("checkout-experiment").Force(variation);

        for (var i = 0; i < 20; i++)
        {
            var context = _convert.Context($"visitor-{i}");
            Assert.Equal(variation, context.RunExperience("checkout-experiment")?.VariationKey);
            Assert.Equal(variation == "treatment", context.RunFeature("express-pay") is not null);
            Assert.Contains(context.RunExperiences(), result => result.VariationKey == variation);
        }
    }

    [Theory]
    [InlineData("pricing-page-test", "monthly-first")]
    [InlineData("2025-black-friday-banner", "banner")]
    public void Audience_location_and_status_do_not_limit_an_override(string experience, string variation)
    {
        _convert.Experience(experience).Force(variation);
        Assert.Equal(variation, _convert.Context().RunExperience(experience)?.VariationKey);
    }

    [Fact]
    public void A_variation_can_be_forced_by_its_id()
    {
        _convert.Experience("checkout-experiment").Force("100420002");
        Assert.Equal("treatment", _convert.Context().RunExperience("checkout-experiment")?.VariationKey);
    }

    [Fact]
    public void An_unknown_variation_cannot_be_forced()
    {
        var refused = Assert.Throws<ArgumentException>(() => _convert.Experience("checkout-experiment").Force("treatmnt"));
        Assert.Contains("'control', 'treatment'", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => _convert.Experience("checkout-experiment").Force("1", "treatment"));
        Assert.Throws<ArgumentException>(() => _convert.Experience("checkout-experimnt"));
    }

    [Fact]
    public void The_stored_decision_applies_again_when_the_override_is_removed()
    {
        var context = _convert.Context();
        var own = context.RunExperience("checkout-experiment")!.VariationKey!;
        var other = own == "control" ? "treatment" : "control";

        using (_convert.Experience("checkout-experiment").Force(other))
            Assert.Equal(other, context.RunExperience("checkout-experiment")?.VariationKey);
        using (_convert.Experience("checkout-experiment").Exclude())
            Assert.Null(context.RunExperience("checkout-experiment"));

        Assert.Equal(own, context.RunExperience("checkout-experiment")?.VariationKey);
        Assert.Equal([(own, false), (other, true)], _convert.Decisions.Select(decision => (decision.VariationKey!, decision.IsOverridden)));
    }

    [Fact]
    public void An_overridden_decision_is_recorded_once_per_visitor()
    {
        _convert.Experience("checkout-experiment").Force("treatment");
        foreach (var visitor in (string[])["anna", "bruno", "anna"])
            _convert.Context(visitor).RunExperience("checkout-experiment");

        Assert.Equal(["anna", "bruno"], _convert.Decisions.Select(decision => decision.VisitorId));
        Assert.All(_convert.Decisions, decision => Assert.True(decision is { IsOverridden: true, IsTracked: true, VariationKey: "treatment" }));
    }

    [Fact]
    public void A_decision_that_is_not_stored_is_recorded_each_time()
    {
        _convert.Experience("checkout-experiment").Force("treatment");
        for (var i = 0; i < 2; i++)
            _convert.Context().RunExperience("checkout-experiment", enableStorage: false);

        Assert.Equal(2, _convert.Decisions.Count);
    }

    [Fact]
    public void A_conversion_counts_for_the_forced_variation_that_was_served()
    {
        _convert.Experience("checkout-experiment").Force("treatment");
        _convert.Context("served").RunExperience("checkout-experiment");
        _convert.Context("served").TrackConversion("purchase_completed");
        _convert.Context("not served").TrackConversion("purchase_completed");

        Assert.Equal("treatment", _convert.Conversions[0].CountsFor["checkout-experiment"]);
        Assert.Empty(_convert.Conversions[1].CountsFor);
    }

    [Fact]
    public void Mutual_exclusion_respects_overrides()
    {
        var context = _convert.Context("visitor-1");
        using (_convert.Experience("checkout-experiment").Force("control"))
        {
            context.RunExperience("checkout-experiment");
            Assert.Equal("audience", context.DiagnoseExperience("recommendations-rollout").Details["gate"]);
        }

        context.RunExperience("checkout-experiment");
        Assert.Equal("audience", context.DiagnoseExperience("recommendations-rollout").Details["gate"]);
        using (_convert.Experience("checkout-experiment").Exclude())
            Assert.NotEqual("audience", context.DiagnoseExperience("recommendations-rollout").Details.GetValueOrDefault("gate"));
    }

    [Fact]
    public void A_preview_takes_precedence_over_an_override_and_is_not_recorded()
    {
        _convert.Experience("checkout-experiment").Force("treatment");
        var context = _convert.Context();
        Assert.True(context.SetPreview("100410001", "100420001"));

        Assert.Equal("control", context.RunExperience("checkout-experiment")?.VariationKey);
        using var _ = _convert.Experience("pricing-page-test").Force("original");
        Assert.Equal("original", context.RunExperience("pricing-page-test")?.VariationKey);
        Assert.Empty(_convert.Decisions);
        _convert.Context().RunExperience("pricing-page-test");
        Assert.Single(_convert.Decisions);
    }

    [Fact]
    public async Task A_forced_variation_is_still_served_after_a_refresh()
    {
        var next = ConvertConfig.FromString(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "convert.json"))
            .Replace("One page to go", "Nearly done", StringComparison.Ordinal));
        _convert.Experience("checkout-experiment").Force("treatment");
        var before = _convert.Context();
        await _convert.RefreshAsync(next);

        Assert.Equal("One page to go", before.RunFeature("checkout-banner")?.Variables.GetString("headline"));
        Assert.Equal("Nearly done", _convert.Context().RunFeature("checkout-banner")?.Variables.GetString("headline"));
    }

    [Fact]
    public void A_diagnosis_names_the_override_of_the_test()
    {
        using (_convert.Experience("checkout-experiment").Force("treatment"))
            Assert.Equal("override", _convert.Context().DiagnoseExperience("checkout-experiment").Details["decision"]);
        using (_convert.Experience("checkout-experiment").Exclude())
            Assert.Equal("override", _convert.Context().DiagnoseExperience("checkout-experiment").Details["gate"]);
    }

    [Fact]
    public async Task A_forced_variation_is_still_served_after_a_refresh_removed_it_from_the_config()
    {
        _convert.Experience("checkout-experiment").Force("treatment");
        await _convert.RefreshAsync(ConvertConfig.FromString(
            """{"account_id":"10041001","project":{"id":"10042002"},"experiences":[{"id":"100410001","key":"checkout-experiment","variations":[{"id":"1","key":"control"}]}]}"""));

        Assert.Equal("treatment", _convert.Context().RunExperience("checkout-experiment")?.VariationKey);
    }

    [Fact]
    public void A_variation_key_takes_precedence_over_a_variation_id()
    {
        using var convert = new TestConvert(ConvertConfig.FromString(
            """{"account_id":"1","project":{"id":"2"},"experiences":[{"id":"9","key":"odd","variations":[{"id":"a","key":"b"},{"id":"1","key":"a"},{"id":"7"}]}]}"""));
        using (convert.Experience("odd").Force("a"))
            Assert.Equal("1", convert.Context().RunExperience("odd")?.VariationId);
        Assert.Contains("It has 'b', 'a', '7'.", Assert.Throws<ArgumentException>(() => convert.Experience("odd").Force("c")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_for_an_experience_without_variations_says_that_there_are_no_variations()
    {
        using var convert = new TestConvert(ConvertConfig.FromString(
            """{"account_id":"1","project":{"id":"2"},"experiences":[{"id":"9","key":"empty","variations":[]}]}"""));
        Assert.Contains("It has none.", Assert.Throws<ArgumentException>(() => convert.Experience("empty").Force("a")).Message, StringComparison.Ordinal);
    }
}
