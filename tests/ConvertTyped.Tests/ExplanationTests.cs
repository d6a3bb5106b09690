using System.Text.Json;

namespace ConvertTyped.Tests;

public class ExplanationTests
{
    [Fact]
    public void The_explanation_of_every_conformance_case_agrees_with_the_decision()
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "conformance", "qualification.json")));
        var compared = 0;
        foreach (var test in cases.RootElement.GetProperty("cases").EnumerateArray())
        {
            using var core = new ConvertCore(new ConvertOptions
            {
                Config = ConvertConfig.FromJson(test.GetProperty("config")), Environment = test.GetProperty("environment").GetString(),
            }).Initialize();
            var context = core.CreateContext(test.GetProperty("visitorId").GetString()!);
            foreach (var step in test.GetProperty("steps").EnumerateArray().Where(step => step.GetProperty("op").GetString() == "runExperience"))
            {
                var key = step.GetProperty("experience").GetString()!;
                var view = context.With(AttributesOf(step, "attributes"), AttributesOf(step, "locationAttributes"));
                var explained = view.ExplainExperience(key);
                var decided = view.RunExperience(key);
                Assert.Equal(decided?.VariationId, explained?.Variation?.Id);
                if (explained is null)
                    continue;
                Assert.Equal(decided is not null, explained.Experience.Variations.Count > 0 && explained.Gates.All(gate => gate.IsOpen));
                compared++;
            }
        }

        Assert.InRange(compared, 500, int.MaxValue);
    }

    [Fact]
    public void The_failed_rule_is_named_with_the_compared_value()
    {
        using var core = ShopCore();
        var context = core.CreateContext(
            "someone",
            new Dictionary<string, object?> { ["plan"] = "pro", ["country"] = "FR", ["age"] = 16 },
            new Dictionary<string, object?> { ["url"] = "/pricing" });

        var explained = context.ExplainExperience("pricing-page-test")!;

        Assert.Equal(DecisionOrigin.None, explained.Origin);
        var gate = explained.Gates.First(gate => !gate.IsOpen);
        Assert.Equal((DecisionGate.Audience, true), (gate.Gate, gate.NeedsAll));
        var failed = Assert.Single(gate.Conditions, condition => !condition.Holds);
        Assert.Equal("europe-adults", failed.Name);
        Assert.Equal([[false, true], [false]], failed.Rules![0].Select(any => any.Select(rule => rule.Holds)));
        Assert.Equal(new("age", "less", true, "18", "16", false), failed.Rules[0][1][0]);
    }

    [Fact]
    public void Absent_and_empty_attributes_are_distinguished()
    {
        using var core = ShopCore();
        var rule = RuleOf(core.CreateContext("someone"));
        Assert.Null(rule.Actual);
        Assert.Equal("", RuleOf(core.CreateContext("someone", new Dictionary<string, object?> { ["plan"] = "" })).Actual);

        static RuleExplanation RuleOf(ConvertContext context) =>
            context.ExplainExperience("pricing-page-test")!.Gates.Single(gate => gate.Gate == DecisionGate.Audience).Conditions[0].Rules![0][0][0];
    }

    [Fact]
    public void Buckets_show_the_gap_that_a_stopped_variation_leaves()
    {
        using var core = ShopCore();
        var explained = core.CreateContext("someone").ExplainExperience("pricing-page-test")!;
        Assert.Equal(["original", "annual-first"], explained.Buckets.Select(range => range.Variation.Key!));
        Assert.Equal((0.0, 3000.0), (explained.Buckets[0].From, explained.Buckets[0].To));
        Assert.Equal((3750.0, 6750.0), (explained.Buckets[1].From, explained.Buckets[1].To));
        Assert.InRange(explained.BucketValue, 0, 9999);
    }

    [Fact]
    public void Stored_and_fresh_decisions_and_previews_are_distinguished()
    {
        using var core = ShopCore();
        var context = core.CreateContext("someone");
        Assert.Equal(DecisionOrigin.Fresh, Origin());
        var decided = context.RunExperience("checkout-experiment")!;
        Assert.Equal(DecisionOrigin.Stored, Origin());
        context.SetPreview(decided.ExperienceId, decided.VariationId);
        Assert.Equal(DecisionOrigin.Preview, Origin());

        DecisionOrigin Origin() => context.ExplainExperience("checkout-experiment")!.Origin;
    }

    [Fact]
    public void The_explanation_of_a_feature_lists_the_experiences_that_carry_it()
    {
        using var core = ShopCore();
        var context = core.CreateContext("anna");
        var explained = context.ExplainFeature("checkout-banner")!;
        Assert.Equal(["checkout-experiment"], explained.Experiences.Select(experience => experience.Experience.Key));
        Assert.Equal(context.RunFeature("checkout-banner")?.Variables.GetString("headline"), explained.Result?.Variables.GetString("headline"));
        Assert.Null(context.ExplainFeature("pricing_plans")!.Result);
        Assert.Null(context.ExplainFeature("nothing"));
    }

    [Fact]
    public void Explaining_has_no_side_effects()
    {
        var logs = new RecordedLogs();
        using var core = new ConvertCore(new ConvertOptions { Config = Config, LoggerFactory = logs, Environment = "live" }).Initialize();
        var before = logs.Records.Count;
        var happened = 0;
        using var decisions = core.On(LifecycleEvent.Bucketing, (_, _) => happened++);
        var context = core.CreateContext("someone");
        foreach (var experience in Config.Snapshot.Experiences)
            context.ExplainExperience(experience.Key);
        foreach (var feature in Config.Snapshot.Features)
            context.ExplainFeature(feature.Key);

        Assert.Equal((0, before), (happened, logs.Records.Count));
        Assert.Null(core.Parts.Visitors.Find(new("someone")));
        Assert.Equal(DecisionOrigin.Fresh, context.ExplainExperience("checkout-experiment")!.Origin);
    }

    private static Dictionary<string, object?>? AttributesOf(JsonElement step, string name) =>
        step.TryGetProperty(name, out var attributes) && attributes.ValueKind == JsonValueKind.Object
            ? attributes.EnumerateObject().ToDictionary(member => member.Name, member => (object?)member.Value)
            : null;

    private static ConvertConfig Config { get; } =
        ConvertConfig.FromFile(Path.Combine(AppContext.BaseDirectory, "Fixtures", "shop", "convert.json"));

    private static ConvertCore ShopCore() => new ConvertCore(new ConvertOptions { Config = Config, Environment = "live" }).Initialize();
}
