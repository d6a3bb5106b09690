namespace ConvertTyped.Generator.Tests.Config;

public class ConfigModelTests
{
    [Fact]
    public void The_model_contains_the_entities_of_the_shop_config()
    {
        var model = Build(Configs.Shop);

        Assert.Equal("Northwind Shop", model.ProjectName);
        Assert.Equal(["CheckoutBanner", "ExpressPay", "PricingPlans", "Recommendations", "SeasonBanner"], model.Features.Select(f => f.Entity.Name.Member));
        var banner = model.Features[0];
        Assert.Equal(["checkout-experiment"], banner.CarriedBy);
        Assert.Equal(
            [
                new VariableModel("Discount", "discount", VariableType.Float),
                new VariableModel("Enabled", "enabled", VariableType.Boolean),
                new VariableModel("Headline", "headline", VariableType.String),
                new VariableModel("Layout", "layout", VariableType.Json),
                new VariableModel("MaxItems", "max_items", VariableType.Integer),
            ],
            banner.Variables.Select(variable => variable with { Shape = null, Values = default }));
        Assert.Equal(["badges", "columns", "theme"], banner.Variables[3].Shape!.Members.Select(member => member.Key));
        Assert.Equal(
            [new("Age", "age", AttributeType.Number), new("Country", "country", AttributeType.Text), new("LifetimeValue", "lifetime_value", AttributeType.Number), new("Plan", "plan", AttributeType.Text)],
            model.VisitorAttributes.Select(attribute => attribute with { Values = default }));
        Assert.Equal([new AttributeModel("Url", "url", AttributeType.Text)], model.LocationAttributes.Select(attribute => attribute with { Values = default }));
        Assert.Equal(["completed"], model.Experiences.Select(e => e.Entity.Retirement).OfType<string>());
        Assert.Equal(
            new VariationModel("AnnualFirst", "100420012", "annual-first", "Annual plan first", "30", "running", false),
            model.Experiences[1].Variations[1]);
        Assert.Equal("_2025BlackFridayBanner", model.Experiences[3].Entity.Name.Member);
        Assert.Equal(["PremiumPlan", "EuropeAdults", "NotInCheckout"], model.Audiences.Select(a => a.Name.Member));
    }

    [Fact]
    public void The_order_of_entities_does_not_change_the_model()
    {
        var one = Build(Configs.Of("""
            "goals": [ { "id": 2, "key": "b" }, { "id": 10, "key": "B" } ], "features": [ { "id": 1, "key": "f", "variables": [ { "key": "x" }, { "key": "y" } ] } ],
            "experiences": [ { "id": 1, "key": "e", "variations": [ { "id": 5, "key": "v" }, { "id": 6 } ] } ]
            """));
        var other = Build(Configs.Of("""
            "experiences": [ { "key": "e", "id": "1", "variations": [ { "id": "6" }, { "key": "v", "id": "5" } ] } ],
            "features": [ { "id": 1, "key": "f", "variables": [ { "key": "y" }, { "key": "x" } ] } ], "goals": [ { "key": "B", "id": "10" }, { "id": 2, "key": "b" } ]
            """));
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [InlineData(1, "1")]
    [InlineData(1.0, "1")]
    [InlineData(100410001, "100410001")]
    public void Ids_and_keys_may_be_numbers(double id, string text)
    {
        var goal = Assert.Single(Build(Configs.Of($$"""  "goals": [ { "id": {{id}}, "key": {{id}} } ] """)).Goals);
        Assert.Equal(text, goal.Id);
        Assert.Equal(text, goal.Key);
    }

    [Theory]
    [InlineData("1.0", "1")]
    [InlineData("1e3", "1000")]
    [InlineData("-0", "0")]
    [InlineData("0.5", "0.5")]
    public void Numbers_are_written_as_JavaScript_writes_them(string number, string text)
    {
        Assert.Equal(text, Assert.Single(Build(Configs.Of($$"""  "goals": [ { "id": 1, "key": {{number}} } ] """)).Goals).Key);
    }

    [Fact]
    public void The_first_of_two_entities_with_the_same_key_is_used()
    {
        var goal = Assert.Single(Build(Configs.Of("""  "goals": [ { "id": 9, "key": "a" }, { "id": 1, "key": "a" } ] """)).Goals);
        Assert.Equal("9", goal.Id);
    }

    [Fact]
    public void A_variation_without_a_key_is_named_after_its_id_and_a_variation_without_an_id_is_ignored()
    {
        var experience = Assert.Single(Build(Configs.Of("""
            "experiences": [ { "id": 1, "key": "e", "variations": [ { "id": 77 }, { "key": "ghost" }, { "id": 78, "key": "a" }, { "id": 78, "key": "b" } ] } ]
            """)).Experiences);
        Assert.Equal(["_77", "A"], experience.Variations.Select(v => v.Name));
    }

    [Fact]
    public void Features_variables_and_variations_get_names_that_do_not_hide_members()
    {
        var model = Build(Configs.Of("""
            "features": [ { "id": 1, "key": "features" }, { "id": 2, "key": "equals", "variables": [ { "key": "status" }, { "key": "equals-feature" }, { "key": "get-type" } ] } ],
            "experiences": [ { "id": 1, "key": "x", "variations": [ { "id": 1, "key": "none" }, { "id": 2, "key": "x-variation" }, { "id": 3, "key": "unrecognized" } ] } ]
            """));
        Assert.Equal(["Features_", "Equals_"], model.Features.Select(f => f.Entity.Name.Member));
        Assert.Equal(["EqualsFeature_", "GetType_", "Status_"], model.Features[1].Variables.Select(v => v.Name));
        Assert.Equal(["None_", "XVariation_", "Unrecognized_"], model.Experiences[0].Variations.Select(v => v.Name));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{ "features": { "a": 1 }, "goals": [ null, 1, "x", [], {} ], "experiences": [ { "key": "e", "variations": 5 } ] }""")]
    [InlineData("""{ "features": [ { "key": "f", "variables": [ null, 3, {} ] } ], "experiences": [ { "key": "e", "variations": [ { "id": 1, "changes": [ null, { "type": "fullStackFeature" }, { "type": "fullStackFeature", "data": 3 } ] } ] } ] }""")]
    public void A_model_can_be_built_for_any_config(string config) => Assert.NotNull(Build(config));

    private static ConfigModel Build(string config) => ConfigModelBuilder.Build(Read.Config(config));
}
