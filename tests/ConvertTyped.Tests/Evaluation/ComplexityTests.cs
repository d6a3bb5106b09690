namespace ConvertTyped.Tests.Evaluation;

/// <summary>Tests the cost of a decision, in hashes and in evaluated rules.</summary>
public class ComplexityTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Reading_a_feature_costs_one_rule_and_one_hash_for_any_number_of_experiences(int experiences)
    {
        using var core = Core(experiences);
        Assert.Equal((Hashes: 1, Rules: 1), CostOf(core, context => Assert.NotNull(context.RunFeature($"f{experiences / 2}"))));
    }

    [Fact]
    public void Evaluating_one_experience_costs_one_rule_and_one_hash()
    {
        using var core = Core(100);
        Assert.Equal((1, 1), CostOf(core, context => Assert.NotNull(context.RunExperience("e50"))));
    }

    [Fact]
    public void Reading_a_stored_decision_costs_one_rule_and_no_hash()
    {
        using var core = Core(100);
        core.CreateContext(HashCounter.VisitorId, new CountedAttributes()).RunFeature("f50");
        Assert.Equal((0, 1), CostOf(core, context => Assert.NotNull(context.RunFeature("f50"))));
    }

    [Fact]
    public void The_id_of_a_visitor_who_does_not_qualify_is_not_hashed()
    {
        using var core = Core(100, country: "FR");
        Assert.Equal((0, 1), CostOf(core, context => Assert.Null(context.RunFeature("f50"))));
    }

    [Fact]
    public void Running_all_experiences_costs_one_rule_and_one_hash_per_experience()
    {
        using var core = Core(100);
        Assert.Equal((100, 100), CostOf(core, context => Assert.Equal(100, context.RunExperiences().Count)));
    }

    [Fact]
    public void Running_all_features_decides_each_experience_once()
    {
        using var core = Core(experiences: 5, features: 100);
        Assert.Equal((5, 5), CostOf(core, context => context.RunFeatures()));
    }

    [Fact]
    public void Experiences_that_carry_a_feature_are_evaluated_up_to_the_first_that_turns_the_feature_on()
    {
        using var core = Core(experiences: 100, features: 1);
        Assert.Equal((1, 1), CostOf(core, context => Assert.Equal("e0", context.RunFeature("f0")!.ExperienceKey)));
    }

    [Fact]
    public void Rules_are_evaluated_up_to_the_first_alternative_that_matches()
    {
        using var core = new ConfigText
        {
            Experiences = ConfigText.Experience("e", "\"audiences\":[\"a\"]"),
            Audiences = ConfigText.Ruled("a", ConfigText.Rules(string.Join(',', Enumerable.Range(0, 50).Select(i => Is(i == 9 ? "DE" : $"X{i}"))))),
        }.Start();
        Assert.Equal((1, 10), CostOf(core, context => Assert.NotNull(context.RunExperience("e"))));
    }

    [Fact]
    public void An_experience_with_a_mutual_exclusion_costs_one_hash_and_reads_no_attribute()
    {
        using var core = new ConfigText
        {
            Experiences = $"{ConfigText.Experience("other")},{ConfigText.Experience("e", "\"audiences\":[\"x\"]")}",
            Audiences = ConfigText.Ruled("x", ConfigText.Excludes("other")),
        }.Start();
        Assert.Equal((1, 0), CostOf(core, context => Assert.NotNull(context.RunExperience("e"))));
    }

    private static (int Hashes, int Rules) CostOf(ConvertCore core, Action<ConvertContext> evaluate)
    {
        using var hashes = new HashCounter();
        var attributes = new CountedAttributes();
        var context = core.CreateContext(HashCounter.VisitorId, attributes);
        var before = hashes.Count;
        evaluate(context);
        return (hashes.Count - before, attributes.Reads);
    }

    /// <summary>Each experience has a rule and carries one of the features in turn.</summary>
    private static ConvertCore Core(int experiences, int? features = null, string country = "de") => new ConfigText
    {
        Experiences = string.Join(',', Enumerable.Range(0, experiences).Select(i => $$$"""
            {"id":"{{{i}}}","key":"e{{{i}}}","audiences":["a{{{i}}}"],"variations":[{"id":"v{{{i}}}","changes":[
              {"type":"fullStackFeature","data":{"feature_id":"f{{{i % (features ?? experiences)}}}"}}]}]}
            """)),
        Features = string.Join(',', Enumerable.Range(0, features ?? experiences).Select(i => $$"""{"id":"f{{i}}"}""")),
        Audiences = string.Join(',', Enumerable.Range(0, experiences).Select(i => ConfigText.Ruled($"a{i}", ConfigText.Rules(Is(country))))),
    }.Start();

    private static string Is(string country) => $$"""{"matching":{"match_type":"equals","negated":false},"key":"country","value":"{{country}}"}""";

    /// <summary>A visitor from Germany. Every rule about the country reads one attribute, so the number of reads is the number of these rules that were evaluated.</summary>
    private sealed record CountedAttributes : AttributeSet
    {
        internal int Reads { get; private set; }

        public override IEnumerable<string> Keys => ["country"];

        public override bool TryRead(string key, out AttributeValue value)
        {
            Reads++;
            value = "DE";
            return key == "country";
        }
    }
}
