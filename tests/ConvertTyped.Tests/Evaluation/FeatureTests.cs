using System.Text.Json;

namespace ConvertTyped.Tests.Evaluation;

public class FeatureTests
{
    private static string Change(string featureId, string variables) =>
        $$"""{"type":"fullStackFeature","data":{"variables_data":{{variables}},"feature_id":"{{featureId}}"} }""";

    [Fact]
    public void Reading_a_feature_does_not_bucket_visitors_into_unrelated_experiences()
    {
        var bucketed = new List<string>();
        using var core = new ConfigText
        {
            Experiences = ConfigText.Experience("unrelated")
                + $$""",{"id":"off","audiences":["nobody"],"variations":[{"id":"1","changes":[{{Change("f", "{}")}}]}]}"""
                + $$""",{"id":"control","variations":[{"id":"2","traffic_allocation":100},{"id":"3","traffic_allocation":0,"changes":[{{Change("f", "{}")}}]}]}"""
                + $$""",{"id":"on","variations":[{"id":"4","changes":[{{Change("f", "{}")}}]}]}"""
                + $$""",{"id":"later","variations":[{"id":"5","changes":[{{Change("f", "{}")}}]}]}""",
            Features = """{"id":"f"}""",
            Audiences = ConfigText.Ruled("nobody", "{}"),
        }.Start();
        using var subscription = core.On(LifecycleEvent.Bucketing, (payload, _) => bucketed.Add(payload.ExperienceKey));
        Assert.Equal("on", core.CreateContext("v").RunFeature("f")!.ExperienceKey);
        Assert.Equal(["control", "on"], bucketed);
    }

    [Fact]
    public void Running_all_features_decides_each_experience_once()
    {
        var bucketed = new List<string>();
        using var core = new ConfigText
        {
            Experiences = $$"""{"id":"e","variations":[{"id":"1","changes":[{{Change("a", "{}")}},{{Change("b", "{}")}},{{Change("a", "{\"x\":1}")}}]}]}""",
            Features = """{"id":"a"},{"id":"b"},{"id":"c"}""",
        }.Start();
        using var subscription = core.On(LifecycleEvent.Bucketing, (payload, _) => bucketed.Add(payload.ExperienceKey));
        var features = core.CreateContext("v").RunFeatures(enableStorage: false);
        Assert.Equal(["a", "b"], features.Select(feature => feature.FeatureKey));
        Assert.Empty(features[0].Variables);
        Assert.Equal(["e"], bucketed);
    }

    [Fact]
    public void Variables_are_cast_to_their_declared_types_and_mismatches_are_logged_once()
    {
        using var logs = new RecordedLogs();
        using var core = new ConfigText
        {
            Experiences = $$"""{"id":"e","variations":[{"id":"1","changes":[{{Change("f", """
                {"text":1.50,"flag":"0","count":"0x1F and more","price":" 7.5 EUR","data":"{\"a\":[1]}","extra":3,"huge":99999999999999999999,"odd":"x",
                 "nothing":null,"bare":"7","notJson":"{","duplicate":1,"duplicate":"2"}
                """)}}]}]}""",
            Features = """
                {"id":"f","variables":[{"key":"text","type":"string"},{"key":"flag","type":"boolean"},{"key":"count","type":"integer"},
                 {"key":"price","type":"float"},{"key":"data","type":"json"},{"key":"huge","type":"integer"},{"key":"odd","type":"float"},
                 {"key":"nothing","type":"json"},{"key":"bare","type":"json"},{"key":"notJson","type":"json"},{"key":"duplicate","type":"integer"},{"key":"unset","type":"string"}]}
                """,
        }.Start(options => options.LoggerFactory = logs);
        var variables = core.CreateContext("v").RunFeature("f")!.Variables;
        Assert.Equal("1.5", variables.GetString("text"));
        Assert.True(variables.GetBoolean("flag"));
        Assert.Equal(31, variables.GetInt64("count"));
        Assert.Equal(31.0, variables.GetDouble("count"));
        Assert.Equal(7.5, variables.GetDouble("price"));
        Assert.Equal(1, variables.GetJson("data")!.Value.GetProperty("a")[0].GetInt32());
        Assert.Equal(3L, variables["extra"]);
        Assert.Equal(7L, variables["bare"]);
        Assert.Null(variables["nothing"]);
        Assert.Null(variables.GetJson("nothing"));
        Assert.Equal("{", variables["notJson"]);
        Assert.Equal(2, variables.GetInt64("duplicate"));
        Assert.Null(variables.GetInt64("text"));
        Assert.Null(variables.GetString("count"));
        Assert.All((string[])["huge", "odd", "unset"], name => Assert.False(variables.ContainsKey(name)));
        Assert.Throws<KeyNotFoundException>(() => variables["unset"]);
        Assert.Equal(2, logs.Warnings.Count());
        Assert.DoesNotContain(logs.Warnings, message => message.Contains("999", StringComparison.Ordinal));
    }

    [Fact]
    public void Visitors_of_the_shop_get_the_variable_values_in_the_shops_config()
    {
        var config = ConvertConfig.FromFile(Path.Combine(AppContext.BaseDirectory, "Fixtures", "shop", "convert.json"));
        using var core = new ConvertCore(new() { Config = config, Environment = "live" }).Initialize();
        var seen = Enumerable.Range(0, 200).Select(i => core.CreateContext($"visitor-{i}").RunFeature("checkout-banner")!)
            .Select(feature => (feature.VariationKey, feature.Variables.GetString("headline"), feature.Variables.GetInt64("max_items"),
                feature.Variables.GetJson("layout")?.GetProperty("columns").GetInt32(), feature.Variables.GetDouble("discount")))
            .Distinct().Order();
        Assert.Equal([("control", "Almost there", 5, 1, 0.0), ("treatment", "One page to go", 12, 2, 7.5)], seen);
        Assert.Equal(JsonValueKind.Object, core.CurrentConfig!.Experiences[0].Variations[0].Raw.ValueKind);
    }
}
