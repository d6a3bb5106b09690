namespace ConvertTyped.Tests.Evaluation;

public class ExceptionBoundaryTests
{
    private static readonly ConfigText Config = new()
    {
        Experiences = ConfigText.Experience("open"),
        Features = """{"id":"1","key":"flag"}""",
        Segments = """{"id":"s","key":"s","rules":null}""",
    };

    [Theory]
    [InlineData("one key")]
    [InlineData("several keys")]
    public void An_exception_thrown_by_a_callback_for_segments_is_logged_and_does_not_reach_the_caller(string call)
    {
        using var logs = new RecordedLogs();
        using var core = Config.Start(options => options.LoggerFactory = logs);
        var context = core.CreateContext("v");
        context.Session.SegmentsRun = () => throw new InvalidOperationException();
        Assert.False((call == "one key" ? context.RunCustomSegments("s") : context.RunCustomSegments(["s"])).Matched);
        Assert.Single(logs.Warnings);
    }

    [Theory]
    [InlineData("by key")]
    [InlineData("by accessor")]
    public void An_exception_thrown_by_a_callback_for_features_is_logged_and_does_not_reach_the_caller(string call)
    {
        using var logs = new RecordedLogs();
        using var core = Config.Start(options => options.LoggerFactory = logs);
        var context = core.CreateContext("v");
        context.Session.FeatureRead = _ => throw new InvalidOperationException();
        Assert.Null(call == "by key" ? context.RunFeature("flag") : new Generated.FeatureAccessor(context, "flag").Result);
        Assert.Single(logs.Warnings);
    }

    [Fact]
    public void An_exception_thrown_by_a_callback_for_decisions_is_logged_and_does_not_reach_the_caller()
    {
        using var logs = new RecordedLogs();
        using var core = Config.Start(options => options.LoggerFactory = logs);
        var context = core.CreateContext("v");
        context.Session.Observer = _ => throw new InvalidOperationException();
        Assert.Null(context.RunExperience("open"));
        Assert.Empty(context.RunExperiences());
        Assert.Equal(2, logs.Warnings.Count());
    }

    /// <summary>
    /// The callback for segments excludes a page from caches, and the callback for features adds a feature to the decisions for the browser. Both must be called
    /// even if the key does not exist.
    /// </summary>
    [Fact]
    public void The_callbacks_are_also_called_for_keys_that_do_not_exist()
    {
        using var core = Config.Start();
        var context = core.CreateContext("v");
        var calls = new List<string>();
        context.Session.FeatureRead = calls.Add;
        context.Session.SegmentsRun = () => calls.Add("segments");
        context.RunFeature("unknown");
        _ = new Generated.FeatureAccessor(context, "flag");
        context.RunCustomSegments("unknown");
        Assert.Equal(["unknown", "flag", "segments"], calls);
    }
}
