namespace ConvertTyped.Generator.Tests.Config;

public class VariationNameTests
{
    [Theory]
    [InlineData("1003142551:1003142551-variation-1 7:control", "Control Variation1")]
    [InlineData("5:5-variation-1 6:6-variation-1", "_5Variation1 _6Variation1")]
    [InlineData("5:5-control 6:control", "_5Control Control")]
    [InlineData("5:5-2", "_52")]
    [InlineData("5:55-a", "_55A")]
    [InlineData("5:5", "_5")]
    public void The_name_of_a_variation_omits_its_id_if_the_rest_is_a_valid_and_unique_name(string variations, string names)
    {
        var list = string.Join(',', variations.Split(' ').Select(v => v.Split(':')).Select(v => $$"""{ "id": "{{v[0]}}", "key": "{{v[1]}}" }"""));
        var model = ConfigModelBuilder.Build(Read.Config(Configs.Of($$"""  "experiences": [ { "id": "1", "key": "e", "variations": [ {{list}} ] } ]  """)));
        Assert.Equal(names, string.Join(' ', model.Experiences[0].Variations.Select(variation => variation.Name)));
    }
}
