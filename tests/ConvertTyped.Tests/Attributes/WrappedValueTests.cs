using System.Dynamic;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace ConvertTyped.Tests.Attributes;

/// <summary>Tests rules and conversion data with values that are wrapped in a JSON type, such as <c>JValue</c>, and rules with <c>ExpandoObject</c> values.</summary>
public class WrappedValueTests
{
    public static TheoryData<object?, string, string> Values => new()
    {
        { new JValue("DE"), "equals", "\"de\"" },
        { new JValue(42), "less", "43" },
        { new JValue(1.5), "equals", "1.5" },
        { new JValue(1.5m), "equals", "1.5" },
        { new JValue(true), "equals", "true" },
        { new JValue(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)), "equals", "\"2026-01-02T03:04:05Z\"" },
        { new JValue(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1))), "equals", "\"2026-01-02T03:04:05+01:00\"" },
        { new JValue(Guid.Empty), "equals", "\"00000000-0000-0000-0000-000000000000\"" },
        { new JValue(new Uri("https://shop.example/")), "equals", "\"https://shop.example/\"" },
        { new JValue(TimeSpan.FromSeconds(1)), "equals", "\"00:00:01\"" },
        { new JValue(System.Numerics.BigInteger.Parse("12345678901234567890", CultureInfo.InvariantCulture)), "less", "12345678901234570000" },
        { JValue.CreateNull(), "doesNotExist", "null" },
        { JValue.CreateUndefined(), "doesNotExist", "null" },
        { new JArray("DE", "FR"), "equals", "\"FR\"" },
        { new JArray("DE", "FR"), "equals", "\"DE\"" },
        { new JArray(1, 2), "equals", "2" },
        { new JArray(), "exists", "null" },
        { JObject.Parse("{\"plan\":\"pro\"}"), "equals", "\"plan\"" },
        { JObject.Parse("{\"when\":\"2026-01-02T03:04:05Z\",\"of\":[1,{\"a\":null}]}"), "equals", "\"of\"" },
        { JToken.Parse("\"DE\""), "equals", "\"de\"" },
        { JToken.FromObject(new[] { "DE" }), "equals", "\"DE\"" },
        { new JRaw("[\"DE\"]"), "equals", "\"DE\"" },
        { new Dictionary<string, object?> { ["inner"] = new JValue("x") }, "equals", "\"inner\"" },
        { new object[] { new JValue("DE") }, "equals", "\"DE\"" },
        { Expando(), "equals", "\"plan\"" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_wrapped_value_counts_as_the_value_in_it(object? value, string matchType, string ruleValue)
    {
        using var core = new ConfigText
        {
            Experiences = ConfigText.Experience("e", "\"audiences\":[\"a\"]"), Audiences = ConfigText.Ruled("a", ConfigText.When("x", matchType, ruleValue)),
        }.Start();
        var attributes = new Dictionary<string, object?> { ["x"] = value };
        Assert.NotNull(core.CreateContext("v", attributes).RunExperience("e"));
        Assert.NotNull(core.CreateContext("w").RunExperience("e", attributes));
    }

    [Fact]
    public void A_value_that_rules_cannot_read_counts_as_null_and_causes_one_warning_for_each_key()
    {
        using var logs = new RecordedLogs();
        using var core = new ConfigText
        {
            Experiences = ConfigText.Experience("e", "\"audiences\":[\"x\",\"y\"]"),
            Audiences = ConfigText.Ruled("x", ConfigText.When("x", "doesNotExist", "null")) + "," + ConfigText.Ruled("y", ConfigText.When("y", "equals", "\"a\"")),
        }.Start(options => options.LoggerFactory = logs);
        var attributes = new Dictionary<string, object?> { ["x"] = new { Plan = "secret" }, ["y"] = new object[] { new object() }, ["z"] = new object() };
        for (var i = 0; i < 3; i++)
        {
            Assert.NotNull(core.CreateContext($"v{i}", attributes).RunExperience("e"));
            Assert.NotNull(core.CreateContext($"w{i}").RunExperience("e", attributes));
        }

        var seen = core.CreateContext("v", attributes).VisitorAttributes;
        Assert.Null(seen["x"]);
        Assert.Null(Assert.Single((IEnumerable<object?>)seen["y"]!));
        Assert.Null(core.CreateContext("v", new Dictionary<string, object?> { ["x"] = "known", ["y"] = new object[] { new object() } }).RunExperience("e"));
        Assert.Equal(2, logs.Of(15).Count());
        Assert.All(logs.Messages, message => Assert.DoesNotContain("secret", message, StringComparison.Ordinal));
    }

    [Fact]
    public void Conversion_data_can_contain_wrapped_values()
    {
        using var core = new ConfigText { Goals = """{"id":"g","key":"buy"}""" }.Start();
        var context = core.CreateContext("v");
        var data = new Dictionary<string, object?>
        {
            ["transactionId"] = new JValue("t-1"), ["productsCount"] = System.Text.Json.Nodes.JsonNode.Parse("3"),
            ["amount"] = System.Text.Json.JsonDocument.Parse("9.99").RootElement, ["customDimension1"] = JValue.CreateNull(),
        };
        Assert.True(context.TrackConversion("buy", conversionData: data).Tracked);
        Assert.Throws<ConversionDataException>(() => context.TrackConversion("buy", conversionData: new Dictionary<string, object?> { ["amount"] = new JArray(1) }));
        Assert.Throws<ConversionDataException>(() => context.TrackConversion("buy", conversionData: new Dictionary<string, object?> { ["amount"] = new JValue(true) }));
    }

    private static object Expando()
    {
        IDictionary<string, object?> expando = new ExpandoObject();
        expando["plan"] = "pro";
        return expando;
    }
}
