namespace ConvertTyped.Testing.Tests;

public class TypedTests
{
    private readonly TestConvert _convert = new();

    [Fact]
    public void A_feature_is_overridden_through_its_property_with_typed_values_for_its_variables()
    {
        using (_convert.Features.CheckoutBanner.Enable(headline: "Hello", enabled: true, maxItems: 3, discount: 2.5))
        {
            var banner = _convert.Context().Features.CheckoutBanner;
            Assert.Equal(("Hello", true, 3L, 2.5), (banner.Headline, banner.Enabled, banner.MaxItems, banner.Discount));
            Assert.Null(banner.Layout);
        }

        using (_convert.Features.CheckoutBanner.Disable())
            Assert.False(_convert.Context().Features.CheckoutBanner.IsEnabled);
    }

    [Fact]
    public void A_JSON_variable_is_set_to_its_record_and_read_back_unchanged()
    {
        var layout = new CheckoutBannerLayout
        {
            Columns = 4,
            Theme = new() { Name = "dark", Accent = "#000", Dark = true },
            Badges = [new() { Text = "New", Priority = 2 }, new() { Text = "Hot", Priority = 1 }],
        };
        _convert.Features.CheckoutBanner.Enable(layout: layout);

        Assert.Equal(layout, _convert.Context().Features.CheckoutBanner.Layout);
        Assert.Equal(
            """{"badges":[{"priority":2,"text":"New"},{"priority":1,"text":"Hot"}],"columns":4,"theme":{"accent":"#000","dark":true,"name":"dark"}}""",
            _convert.Context().RunFeature("checkout-banner")?.Variables.GetJson("layout")?.GetRawText());
    }

    [Theory]
    [InlineData(CheckoutExperimentVariation.Control)]
    [InlineData(CheckoutExperimentVariation.Treatment)]
    public void A_variation_is_forced_by_its_enum_value(CheckoutExperimentVariation variation)
    {
        _convert.Experiences.CheckoutExperiment.Force(variation);
        Assert.Equal(variation, _convert.Context().Experiences.CheckoutExperiment.Variation);
    }

    [Theory]
    [InlineData(CheckoutExperimentVariation.None)]
    [InlineData(CheckoutExperimentVariation.Unrecognized)]
    public void A_value_that_is_not_a_variation_of_the_config_cannot_be_forced(CheckoutExperimentVariation variation) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _convert.Experiences.CheckoutExperiment.Force(variation));

    [Fact]
    public void A_test_can_exclude_all_visitors_from_an_experience()
    {
        _convert.Experiences.CheckoutExperiment.Exclude();
        Assert.Equal(CheckoutExperimentVariation.None, _convert.Context().Experiences.CheckoutExperiment.Variation);
    }

    [Fact]
    public void Typed_overrides_create_their_features_and_experiences_if_there_is_no_config()
    {
        using var convert = TestConvert.FromNothing();
        convert.Features.CheckoutBanner.Enable(headline: "Hello", discount: 3);
        convert.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatment);

        Assert.Equal(("Hello", 3.0), (convert.Context().Features.CheckoutBanner.Headline, convert.Context().Features.CheckoutBanner.Discount));
        Assert.Equal(CheckoutExperimentVariation.Treatment, convert.Context().Experiences.CheckoutExperiment.Variation);
        Assert.Equal("treatment", Assert.Single(convert.Decisions).VariationKey);
    }
}
