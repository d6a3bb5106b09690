using ConvertTyped.Tests.JavaScript;

namespace ConvertTyped.Tests.Evaluation;

public class AllocationTests
{
    private static readonly Dictionary<string, object?> Attributes = new()
    {
        ["country"] = "DE", ["age"] = 42, ["price"] = 9.99, ["member"] = true, ["amount"] = 12.5m, ["url"] = "/Pricing/ANNUAL",
    };

    [Fact]
    public void Deciding_anew_allocates_nothing()
    {
        using var core = Core();
        var context = core.CreateContext("v", Attributes, Attributes);
        Assert.NotNull(context.RunExperience("e"));
        Assert.Equal(0, Allocations.Of(() => context.RunExperience("e", enableTracking: false, enableStorage: false)));
        Assert.Equal(0, Allocations.Of(() => context.RunFeature("f", enableTracking: false, enableStorage: false)));
    }

    [Fact]
    public void Reading_a_stored_decision_allocates_nothing()
    {
        using var core = Core();
        var context = core.CreateContext("v", Attributes, Attributes);
        Assert.Equal(0, Allocations.Of(() => context.RunExperience("e")));
        Assert.Equal(0, Allocations.Of(() => context.RunFeature("f")));
        Assert.Equal(0, Allocations.Of(() => context.RunFeature("f")!.Variables.GetString("headline")));
    }

    [Fact]
    public void A_dictionary_for_one_call_allocates_nothing()
    {
        using var core = Core();
        var context = core.CreateContext("v");
        Assert.NotNull(context.RunExperience("e", Attributes, Attributes));
        Assert.Equal(0, Allocations.Of(() => context.RunExperience("e", Attributes, Attributes)));
        Assert.Equal(0, Allocations.Of(() => context.RunExperience("e", Attributes, Attributes, enableTracking: false, enableStorage: false)));
        Assert.Equal(0, Allocations.Of(() => context.RunFeature("f", Attributes, Attributes)));
    }

    [Fact]
    public void A_view_allocates_only_when_it_is_made()
    {
        using var core = Core();
        var view = core.CreateContext("v").With(Attributes, Attributes);
        Assert.Equal(0, Allocations.Of(() => view.RunExperience("e")));
        Assert.Equal(0, Allocations.Of(() => view.RunFeature("f")));
    }

    [Fact]
    public void A_miss_allocates_nothing()
    {
        using var core = Core();
        var context = core.CreateContext("v");
        Assert.Equal(0, Allocations.Of(() => context.RunExperience("e")));
        Assert.Equal(0, Allocations.Of(() => context.RunExperience("nowhere")));
        Assert.Equal(0, Allocations.Of(() => context.RunFeature("nowhere")));
    }

    [Fact]
    public void A_long_visitor_id_allocates_nothing()
    {
        using var core = Core();
        var context = core.CreateContext(new string('日', 4_000), Attributes, Attributes);
        Assert.NotNull(context.RunExperience("e", enableStorage: false));
        Assert.Equal(0, Allocations.Of(() => context.RunExperience("e", enableTracking: false, enableStorage: false)));
    }

    private static ConvertCore Core() => new ConfigText
    {
        Experiences = """
            {"id":"e","locations":["l"],"audiences":["a"],"settings":{"matching_options":{"audiences":"all"}},"variations":[{"id":"1","changes":[
              {"type":"fullStackFeature","data":{"feature_id":"f","variables_data":{"headline":"Hello"}}}]}]}
            """,
        Features = """{"id":"f","variables":[{"key":"headline","type":"string"}]}""",
        Locations = ConfigText.Ruled("l", ConfigText.When("url", "regexMatches", "\"^/pricing(/.*)?$\"")),
        Audiences = ConfigText.Ruled("a", """
            {"OR":[{"AND":[
              {"OR_WHEN":[{"matching":{"match_type":"equals","negated":false},"key":"country","value":"US"},
                          {"matching":{"match_type":"equals","negated":false},"key":"country","value":"de"}]},
              {"OR_WHEN":[{"matching":{"match_type":"less","negated":true},"key":"age","value":18}]},
              {"OR_WHEN":[{"matching":{"match_type":"contains","negated":false},"key":"price","value":".99"}]},
              {"OR_WHEN":[{"matching":{"match_type":"isIn","negated":false},"key":"amount","value":"1|12.5"}]},
              {"OR_WHEN":[{"matching":{"match_type":"startsWith","negated":false},"key":"url","value":"/PRIC"}]},
              {"OR_WHEN":[{"matching":{"match_type":"equals","negated":false},"key":"member","value":true}]}]}]}
            """),
    }.Start();
}
