using System.Text.Json;

namespace ConvertTyped.Testing.Tests;

public class FeatureTests
{
    private readonly TestConvert _convert = new();

    [Fact]
    public void An_enabled_feature_is_on_with_the_given_variables_and_no_others()
    {
        _convert.Feature("checkout-banner").Enable(("headline", "Hello"), ("max_items", 3), ("discount", 2.5m), ("enabled", true));

        var banner = _convert.Context().RunFeature("checkout-banner");

        Assert.Equal("Hello", banner?.Variables.GetString("headline"));
        Assert.Equal(3, banner?.Variables.GetInt64("max_items"));
        Assert.Equal(2.5, banner?.Variables.GetDouble("discount"));
        Assert.True(banner?.Variables.GetBoolean("enabled"));
        Assert.Null(banner?.Variables.GetJson("layout"));
        Assert.Equal("10051", banner?.FeatureId);
        Assert.Null(banner?.ExperienceKey);
        Assert.Null(banner?.VariationKey);
    }

    [Fact]
    public void A_disabled_feature_is_off_for_everybody()
    {
        _convert.Feature("checkout-banner").Disable();

        Assert.Null(_convert.Context().RunFeature("checkout-banner"));
        Assert.DoesNotContain(_convert.Context().RunFeatures(), feature => feature.FeatureKey == "checkout-banner");
    }

    [Fact]
    public void An_override_and_its_removal_affect_an_existing_context()
    {
        var context = _convert.Context();
        var headline = HeadlineOf(context);

        using (_convert.Feature("checkout-banner").Enable(("headline", "Hello")))
            Assert.Equal("Hello", HeadlineOf(context));

        Assert.NotNull(headline);
        Assert.Equal(headline, HeadlineOf(context));
    }

    [Fact]
    public void The_newest_override_that_has_not_been_removed_applies()
    {
        var banner = _convert.Feature("checkout-banner");
        var first = banner.Enable(("headline", "first"));
        var second = banner.Enable(("headline", "second"));
        var third = banner.Disable();
        var context = _convert.Context();

        second.Dispose();
        Assert.Null(HeadlineOf(context));
        third.Dispose();
        Assert.Equal("first", HeadlineOf(context));
        third.Dispose();
        Assert.Equal("first", HeadlineOf(context));
        first.Dispose();
        Assert.NotEqual("first", HeadlineOf(context));
    }

    [Fact]
    public void Two_equal_overrides_are_removed_independently()
    {
        var first = _convert.Feature("checkout-banner").Disable();
        using var second = _convert.Feature("checkout-banner").Disable();

        first.Dispose();
        first.Dispose();

        Assert.Null(HeadlineOf(_convert.Context()));
    }

    [Fact]
    public void An_override_can_switch_on_a_retired_feature()
    {
        _convert.Feature("season-banner").Enable(("text", "Summer"));
        Assert.Equal("Summer", _convert.Context().RunFeature("season-banner")?.Variables.GetString("text"));
    }

    [Fact]
    public void A_preview_takes_precedence_over_an_override_of_a_feature()
    {
        _convert.Feature("checkout-banner").Disable();
        var context = _convert.Context();
        Assert.True(context.SetPreview("100410001", "100420001"));
        Assert.Equal("Almost there", HeadlineOf(context));
        Assert.Null(HeadlineOf(_convert.Context("another")));
    }

    [Theory]
    [InlineData("""{"columns":2}""")]
    public void A_JSON_variable_can_be_set_to_a_string_a_JsonElement_or_a_dictionary(string json)
    {
        var banner = _convert.Feature("checkout-banner");
        foreach (var value in new object[] { json, JsonElement.Parse(json), new Dictionary<string, object?> { ["columns"] = 2 } })
        {
            using var _ = banner.Enable(("layout", value));
            Assert.Equal(json, _convert.Context().RunFeature("checkout-banner")?.Variables.GetJson("layout")?.GetRawText());
        }
    }

    [Theory]
    [InlineData("headline", 73921)]
    [InlineData("max_items", "73921")]
    [InlineData("max_items", 73921.5)]
    [InlineData("discount", double.NaN)]
    [InlineData("enabled", "true")]
    [InlineData("enabled", "Hello")]
    [InlineData("layout", "{")]
    [InlineData("layout", "{Hello")]
    [InlineData("headlin", "Hello")]
    public void A_wrong_value_or_key_is_rejected_and_the_value_does_not_appear_in_the_message(string variable, object value)
    {
        var refused = Assert.Throws<ArgumentException>(() => _convert.Feature("checkout-banner").Enable((variable, value)));

        Assert.Contains($"'{variable}'", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("73921", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Hello", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(HeadlineOf(_convert.Context()));
    }

    [Fact]
    public void A_null_value_counts_as_a_missing_variable() =>
        Assert.Empty(On(("headline", null)).Variables);

    [Fact]
    public void A_variable_that_is_specified_twice_is_rejected() =>
        Assert.Throws<ArgumentException>(() => On(("headline", "a"), ("headline", "b")));

    [Fact]
    public void The_error_for_an_unknown_feature_names_the_known_features()
    {
        var refused = Assert.Throws<ArgumentException>(() => _convert.Feature("checkout-baner"));
        Assert.Contains("'checkout-banner'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_override_of_a_feature_takes_precedence_over_the_experience_that_carries_it()
    {
        _convert.Experience("checkout-experiment").Force("treatment");
        _convert.Feature("express-pay").Disable();

        Assert.Null(_convert.Context().RunFeature("express-pay"));
        Assert.NotNull(_convert.Context().RunFeature("checkout-banner"));
    }

    [Fact]
    public void Overriding_a_feature_causes_no_decision_for_an_experience()
    {
        On(("headline", "Hello"));
        Assert.Empty(_convert.Events);
    }

    [Fact]
    public void A_diagnosis_of_a_feature_names_the_override_of_the_test()
    {
        _convert.Feature("checkout-banner").Disable();
        _convert.Feature("express-pay").Enable();

        var off = _convert.Context().DiagnoseFeature("checkout-banner");
        var on = _convert.Context().DiagnoseFeature("express-pay");

        Assert.Equal((DiagnosticReason.FeatureNotInSelectedVariations, "override"), (off.Reason, off.Details["decision"]));
        Assert.Equal((DiagnosticReason.Resolved, "override"), (on.Reason, on.Details["decision"]));
    }

    private static string? HeadlineOf(ConvertContext context) => context.RunFeature("checkout-banner")?.Variables.GetString("headline");

    private FeatureResult On(params (string, object?)[] variables)
    {
        _convert.Feature("checkout-banner").Enable(variables);
        return _convert.Context().RunFeature("checkout-banner")!;
    }
}
