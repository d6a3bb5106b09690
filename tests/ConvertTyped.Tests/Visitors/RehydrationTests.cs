namespace ConvertTyped.Tests.Visitors;

public class RehydrationTests
{
    private static readonly ConfigText Config = new()
    {
        Experiences = ConfigText.Experience("e"),
        Goals = """{"id":"g","key":"buy"}""",
        Segments = """{"id":"s","key":"s"}""",
    };

    [Fact]
    public void A_later_context_of_a_visitor_has_the_attributes_and_decisions_of_an_earlier_context()
    {
        using var core = Config.Start();
        Fill(core.CreateContext("v"));
        AssertFilled(core.CreateContext("v"));
        Assert.Empty(core.CreateContext("w").VisitorAttributes);
    }

    [Fact]
    public async Task Another_process_reads_the_state_from_the_store()
    {
        var store = new RecordedStore();
        await using (var core = Config.Start(options => options.DataStore = store))
        {
            Fill(core.CreateContext("v"));
            await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        }

        await using var other = Config.Start(options => options.DataStore = store);
        var heard = 0;
        using var subscription = other.On(LifecycleEvent.Bucketing, (_, _) => heard++);
        AssertFilled(await other.CreateContextAsync("v", cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(0, heard);
    }

    [Fact]
    public async Task The_state_is_stored_in_the_documented_format()
    {
        var store = new RecordedStore();
        await using var core = Config.Start(options => options.DataStore = store);
        Fill(core.CreateContext("v"));
        await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        var stored = store.Values["1001-2002-v"];
        var claims = System.Text.Json.JsonElement.Parse(stored).GetProperty("claims").EnumerateObject().ToDictionary(claim => claim.Name, claim => claim.Value.GetString());
        Assert.Equal(["experience:e-id", "goal:g"], claims.Keys.Order());
        Assert.Equal(
            """{"bucketing":{"e-id":"e-on"},"goals":["g"],"customSegments":["s"],"attributes":{"plan":"pro","age":42,"tags":["a",null,true]},"segments":{"country":"US"},"""
            + $"\"claims\":{{\"experience:e-id\":\"{claims["experience:e-id"]}\",\"goal:g\":\"{claims["goal:g"]}\"}}}}",
            stored);
    }

    [Fact]
    public void Attributes_passed_at_creation_override_the_stored_ones_and_are_stored_when_another_attribute_is_set()
    {
        using var core = Config.Start();
        core.CreateContext("v").SetAttributes(new Dictionary<string, object?> { ["country"] = "US", ["plan"] = "free" });
        var context = core.CreateContext("v", new Dictionary<string, object?> { ["country"] = "DE" });
        Assert.Equal(("DE", "free"), (context.VisitorAttributes["country"], context.VisitorAttributes["plan"]));
        Assert.Equal("US", core.CreateContext("v").VisitorAttributes["country"]);
        context.SetAttributes(new Dictionary<string, object?> { ["beta"] = true });
        Assert.Equal(["country", "plan", "beta"], core.CreateContext("v").VisitorAttributes.Keys);
        Assert.Equal("DE", core.CreateContext("v").VisitorAttributes["country"]);
    }

    [Fact]
    public void Two_contexts_of_one_visitor_do_not_overwrite_each_others_changes()
    {
        using var core = Config.Start();
        core.CreateContext("v").SetAttributes(new Dictionary<string, object?> { ["plan"] = "free" });
        var first = core.CreateContext("v");
        var second = core.CreateContext("v", new Dictionary<string, object?> { ["source"] = "ad" });
        first.SetAttributes(new Dictionary<string, object?> { ["plan"] = "pro" });
        second.SetAttributes(new Dictionary<string, object?> { ["beta"] = true });
        first.SetSegments(new Dictionary<string, object?> { ["country"] = "US" });
        second.SetSegments(new Dictionary<string, object?> { ["campaign"] = "x" });
        var third = core.CreateContext("v");
        Assert.Equal(("pro", true, "ad"), (third.VisitorAttributes["plan"], third.VisitorAttributes["beta"], third.VisitorAttributes["source"]));
        Assert.Equal(["country", "campaign"], third.DefaultSegments.Keys);
        first.RunExperience("e");
        Assert.Equal(ConversionStatus.Queued, first.TrackConversion("buy").Status);
        Assert.Equal(ConversionStatus.Deduplicated, second.TrackConversion("buy").Status);
    }

    [Fact]
    public void Segments_and_attributes_are_strictly_separate()
    {
        using var core = Config.Start();
        var context = core.CreateContext("v", new Dictionary<string, object?> { ["plan"] = "pro" });
        Assert.Empty(context.DefaultSegments);
        context.SetSegments(new Dictionary<string, object?> { ["loyalty"] = "gold" });
        Assert.Equal(["plan"], context.VisitorAttributes.Keys);
        Assert.Equal(["loyalty"], context.DefaultSegments.Keys);
    }

    [Fact]
    public async Task Changes_of_another_process_are_merged_and_not_overwritten()
    {
        var store = new RecordedStore();
        await using var core = Config.Start(options => options.DataStore = store);
        var context = core.CreateContext("v");
        store.Set("1001-2002-v", """{"bucketing":{"other":"1","e-id":"theirs"},"goals":["h"],"customSegments":["t"],"attributes":{"theirs":1},"segments":{"theirs":2}}""");
        Fill(context);
        await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        var merged = core.CreateContext("v");
        Assert.Equal(1L, merged.VisitorAttributes["theirs"]);
        Assert.Equal("pro", merged.VisitorAttributes["plan"]);
        Assert.True(merged.DefaultSegments.ContainsKey("theirs") && merged.DefaultSegments.ContainsKey("country"));
        Assert.Equal("e-on", merged.RunExperience("e")!.VariationId);
        Assert.StartsWith("""{"bucketing":{"e-id":"e-on","other":"1"},"goals":["h","g"],"customSegments":["t","s"],""", store.Values["1001-2002-v"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decisions_that_another_process_made_before_the_context_was_created_apply()
    {
        var store = new RecordedStore();
        var config = new ConfigText { Experiences = """{"id":"e","variations":[{"id":"1"},{"id":"2","traffic_allocation":0}]}""" };
        await using var core = config.Start(options => options.DataStore = store);
        Assert.Equal("1", core.CreateContext("v").RunExperience("e")!.VariationId);
        await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        store.Set("1001-2002-v", """{"bucketing":{"e":"2"}}""");
        Assert.Equal("2", core.CreateContext("v").RunExperience("e")!.VariationId);
        store.Delete("1001-2002-v");
        Assert.Equal("1", core.CreateContext("v").RunExperience("e")!.VariationId);
    }

    [Fact]
    public async Task Invalid_Unicode_NaN_and_infinity_do_not_prevent_a_write()
    {
        var store = new RecordedStore();
        await using var core = Config.Start(options => options.DataStore = store);
        core.CreateContext("v\ud800").SetAttributes(new Dictionary<string, object?>
        {
            ["\ud800"] = "\udfff", ["nan"] = double.NaN, ["big"] = double.PositiveInfinity, ["list"] = new[] { "\ud800" },
        });
        core.CreateContext("w").RunExperience("e");
        await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        Assert.Equal(2, store.Values.Count);
        Assert.Equal(4, core.CreateContext("v\ud800").VisitorAttributes.Count);
    }

    private static void Fill(ConvertContext context)
    {
        context.SetAttributes(new Dictionary<string, object?> { ["plan"] = "pro", ["age"] = 42, ["tags"] = new object?[] { "a", null, true } });
        context.SetSegments(new Dictionary<string, object?> { ["country"] = "US" });
        context.RunCustomSegments(["s"]);
        Assert.NotNull(context.RunExperience("e"));
        Assert.Equal(ConversionStatus.Queued, context.TrackConversion("buy").Status);
    }

    private static void AssertFilled(ConvertContext context)
    {
        Assert.Equal("pro", context.VisitorAttributes["plan"]);
        Assert.Equal(42L, Convert.ToInt64(context.VisitorAttributes["age"], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(["a", null, true], (IEnumerable<object?>)context.VisitorAttributes["tags"]!);
        Assert.Equal("US", context.DefaultSegments["country"]);
        Assert.Equal(["s"], (IEnumerable<object?>)context.DefaultSegments["customSegments"]!);
        Assert.False(context.RunCustomSegments(["s"]).Matched);
        Assert.Equal("e-on", context.RunExperience("e")!.VariationId);
        Assert.Equal(ConversionStatus.Deduplicated, context.TrackConversion("buy").Status);
    }
}
