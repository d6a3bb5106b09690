namespace ConvertTyped.Analyzers.Tests.Rules;

public class UnknownVariationTests
{
    private const string Imports = "@addTagHelper *, ConvertTyped.AspNetCore\n";

    [Theory]
    [InlineData("""<convert-experience name="checkout-experiment" variation="{|CVT1012:treatmnet|}">""")]
    [InlineData("""<CONVERT-EXPERIENCE VARIATION='{|CVT1012:Treatment|}' data-x="x" NAME='checkout-experiment' />""")]
    [InlineData("""<convert-experience name="checkout-experiment" variation="{|CVT1012:|}">""")]
    [InlineData("""<convert-experience name="checkout-experiment" variation="{|CVT1012:100420002|}">""")]
    [InlineData("""<convert-experience name="checkout-experiment" variation="{|CVT1012:annual-first|}"><convert-experience name="pricing-page-test" variation="annual-first">""")]
    public Task A_variation_that_the_experience_does_not_have_is_reported(string markup) => FindsTheMarkedAsync(markup);

    [Theory]
    [InlineData("""<convert-experience name="checkout-experiment" variation="treatment"> <convert-experience name="pricing-page-test" variation="monthly-first">""")]
    [InlineData("""<convert-experience name="checkout-experiment"> <{|CVT1013:convert-experience|} variation="treatmnet">""")]
    [InlineData("""<convert-experience name="checkout-experiment" variation="@Chosen"> <convert-experience name="@Key" variation="treatmnet">""")]
    [InlineData("""<convert-feature name="checkout-banner" {|CVT1013:variation|}="treatmnet"> <p name="checkout-experiment" variation="treatmnet">""")]
    [InlineData("""<convert-experience name="{|CVT1001:chekout-experiment|}" variation="treatmnet">""")]
    public Task Known_variations_and_variations_that_cannot_be_checked_are_not_reported(string markup) => FindsTheMarkedAsync(markup);

    [Fact]
    public async Task The_message_names_the_experience_and_the_nearest_variation()
    {
        var found = Assert.Single(await FindsTheMarkedAsync("""<convert-experience name="checkout-experiment" variation="{|CVT1012:treatmnet|}">"""));
        Assert.Equal("The experience 'checkout-experiment' has no variation 'treatmnet'; did you mean 'treatment'?", found.GetMessage(null));
        Assert.Equal((1, 58), (found.Location.GetLineSpan().StartLinePosition.Line, found.Location.GetLineSpan().StartLinePosition.Character));
    }

    [Fact]
    public Task A_variation_of_any_config_is_identified_by_its_key_or_by_its_id_if_it_has_no_key() => FindsTheMarkedAsync(
        """<convert-experience name="e" variation="11"> <convert-experience name="e" variation="on"> <convert-experience name="e" variation="{|CVT1012:12|}">""",
        ("convert.json", Configs.With(""" "experiences": [{ "id": "1", "key": "e", "variations": [{ "id": "11" }] }]""")),
        ("other.convert.json", Configs.With(""" "experiences": [{ "id": "1", "key": "e", "variations": [{ "id": "12", "key": "on" }] }]""")));

    [Fact]
    public Task A_variation_is_not_reported_if_the_variations_of_the_experience_cannot_be_read() => FindsTheMarkedAsync(
        """<convert-experience name="e" variation="on">""",
        ("convert.json", Configs.With(""" "experiences": [{ "id": "1", "key": "e", "variations": {|CVT0104:{|}} }]""")));

    private static Task<IReadOnlyList<Reported>> FindsTheMarkedAsync(string markup) => FindsTheMarkedAsync(markup, ("convert.json", Configs.Shop));

    private static Task<IReadOnlyList<Reported>> FindsTheMarkedAsync(string markup, params (string Name, string Text)[] configs)
    {
        var files = configs.ToDictionary(file => file.Name, file => file.Text);
        files["Index.cshtml"] = Imports + markup;
        return Analysis.FindsTheMarkedAsync(new TestProject { AdditionalFiles = files });
    }
}
