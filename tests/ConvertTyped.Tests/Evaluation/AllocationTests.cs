using ConvertTyped.Benchmarks;
using ConvertTyped.Tests.Semantics;
using ConvertTyped.Visitors;

namespace ConvertTyped.Tests.Evaluation;

public class AllocationTests
{
    private static readonly Dictionary<string, object?> Attributes = new()
    {
        ["country"] = "DE", ["age"] = 42, ["price"] = 9.99, ["member"] = true, ["amount"] = 12.5m, ["url"] = "/Pricing/ANNUAL",
    };

    [Fact]
    public void A_fresh_decision_allocates_nothing()
    {
        using var core = Core();
        var context = core.CreateContext("v", Attributes, Attributes);
        Assert.NotNull(context.RunExperience("e", enableTracking: false, enableStorage: false));
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
    public void A_call_with_its_own_attributes_allocates_nothing()
    {
        using var core = Core();
        var context = core.CreateContext("v");
        Assert.NotNull(context.RunExperience("e", Attributes, Attributes));
        Assert.Equal(0, Allocations.Of(() => context.RunExperience("e", Attributes, Attributes)));
        Assert.Equal(0, Allocations.Of(() => context.RunExperience("e", Attributes, Attributes, enableTracking: false, enableStorage: false)));
        Assert.Equal(0, Allocations.Of(() => context.RunFeature("f", Attributes, Attributes)));
    }

    [Fact]
    public void A_view_allocates_only_when_it_is_created()
    {
        using var core = Core();
        var view = core.CreateContext("v").With(Attributes, Attributes);
        Assert.Equal(0, Allocations.Of(() => view.RunExperience("e")));
        Assert.Equal(0, Allocations.Of(() => view.RunFeature("f")));
    }

    [Fact]
    public void An_evaluation_without_a_result_allocates_nothing()
    {
        using var core = Core();
        var context = core.CreateContext("v");
        Assert.Equal(0, Allocations.Of(() => context.RunExperience("e")));
        Assert.Equal(0, Allocations.Of(() => context.RunExperience("nowhere")));
        Assert.Equal(0, Allocations.Of(() => context.RunFeature("nowhere")));
    }

    [Fact]
    public void A_decision_for_a_long_visitor_id_allocates_nothing()
    {
        using var core = Core();
        var context = core.CreateContext(new string('日', 4_000), Attributes, Attributes);
        Assert.NotNull(context.RunExperience("e", enableStorage: false));
        Assert.Equal(0, Allocations.Of(() => context.RunExperience("e", enableTracking: false, enableStorage: false)));
    }

    [Fact]
    public void A_context_and_its_attributes_cost_at_most_two_hundred_bytes()
    {
        using var core = Core();
        var country = new Dictionary<string, object?> { ["country"] = "DE" };
        Assert.InRange(Allocations.Of(() => core.CreateContext("v", country).RunFeature("f", enableTracking: false, enableStorage: false)), 1, 200);
    }

    /// <summary>Lists double their capacity as they grow. This number of visitors almost fills them, so the result includes little unused capacity.</summary>
    [Fact]
    public void Deciding_storing_and_reporting_for_a_visitor_costs_at_most_four_hundred_bytes()
    {
        const int Visitors = 8_000;
        using var core = new ConfigText { Experiences = ConfigText.Experience("e") }.Start(options => options.BatchSize = int.MaxValue);
        var country = new Dictionary<string, object?> { ["country"] = "DE" };
        string[] ids = [.. Enumerable.Range(0, Visitors).Select(number => $"visitor-{number}")];
        core.CreateContext("warm", country).RunExperience("e");
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var id in ids)
            core.CreateContext(id, country).RunExperience("e");
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Visitors, 1, 400);
    }

    /// <summary>The entry takes 56 bytes, and the state takes 48 bytes. The tables that grow with the number of visitors take up to 8 bytes per visitor.</summary>
    [Fact]
    public void Storing_a_first_decision_allocates_only_an_entry_and_a_state()
    {
        using var core = new ConfigText { Experiences = ConfigText.Experience("e") }.Start();
        var experience = core.CurrentConfig!.ExperienceIndex.Array[0];
        TableKey[] visitors = [.. Enumerable.Range(0, 8_000).Select(number => new TableKey($"visitor-{number}"))];
        core.CreateContext("warm").RunExperience("e");
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var visitor in visitors)
            core.Parts.Visitors.GetOrAdd(visitor).Decide(experience, "e-on", isReported: true, out _);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / visitors.Length, 1, 119);
    }

    [Fact]
    public void Running_all_experiences_allocates_only_the_list_of_results()
    {
        const int ListOfOne = 32 + 32;
        using var core = Core();
        var context = core.CreateContext("v", Attributes, Attributes);
        Assert.Single(context.RunExperiences());
        Assert.InRange(Allocations.Of(() => context.RunExperiences()), 1, ListOfOne);
    }

    [Fact]
    public void Reading_a_config_allocates_at_most_three_times_its_size()
    {
        var utf8 = Configs.Of(1000);
        Assert.InRange(Allocations.Of(() => ConvertConfig.FromUtf8Bytes(utf8)), utf8.Length, 3 * utf8.Length);
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
