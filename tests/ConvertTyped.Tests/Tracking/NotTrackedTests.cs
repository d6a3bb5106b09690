using ConvertTyped.Tests.Visitors;

namespace ConvertTyped.Tests.Tracking;

/// <summary>Tests decisions and conversions while tracking is off for the core, a view or a call, and after tracking is turned on.</summary>
public class NotTrackedTests
{
    private static readonly ConfigText Config = new()
    {
        Experiences = $"{ConfigText.Experience("e")},{ConfigText.Experience("f")}", Goals = """{"id":"g","key":"buy"}""",
    };

    [Fact]
    public void A_conversion_with_tracking_off_has_the_status_NotTracked_and_the_next_conversion_still_counts()
    {
        using var core = Config.Start();
        var heard = 0;
        using var conversions = core.On(LifecycleEvent.Conversion, (_, _) => heard++);
        var context = core.CreateContext("v");
        var silent = context.With(enableTracking: false).TrackConversion("buy");
        Assert.Equal((ConversionStatus.NotTracked, false, "tracking_disabled", "g"), (silent.Status, silent.Tracked, silent.Reason, silent.GoalId));
        Assert.Equal((0, 0), (heard, core.Parts.Events.Count));
        Assert.Equal(ConversionStatus.Queued, context.TrackConversion("buy").Status);
        Assert.Equal(ConversionStatus.Deduplicated, context.With(enableTracking: false).TrackConversion("buy").Status);
        Assert.Equal((1, 1), (heard, core.Parts.Events.Count));
    }

    [Fact]
    public void A_process_with_tracking_off_makes_and_stores_decisions_but_sends_nothing()
    {
        using var core = Config.Start(options => options.EnableTracking = false);
        var heard = 0;
        using var decisions = core.On(LifecycleEvent.Bucketing, (_, _) => heard++);
        var context = core.CreateContext("v");
        Assert.NotNull(context.RunExperience("e", enableTracking: true));
        Assert.NotNull(context.With(enableTracking: true).RunExperience("f"));
        Assert.Equal("tracking_disabled", context.TrackConversion("buy", forceMultiple: true).Reason);
        Assert.Equal((2, 0), (heard, core.Parts.Events.Count));
        Assert.Equal(DecisionOrigin.Stored, context.ExplainExperience("e")!.Origin);
    }

    [Fact]
    public void A_decision_made_with_tracking_off_is_reported_by_the_first_evaluation_with_tracking_on()
    {
        using var core = Config.Start();
        var heard = 0;
        using var decisions = core.On(LifecycleEvent.Bucketing, (_, _) => heard++);
        var context = core.CreateContext("v");
        context.RunExperience("e", enableTracking: false);
        context.RunExperience("f");
        context.RunExperience("e", enableTracking: false);
        Assert.Equal((2, 1), (heard, core.Parts.Events.Count));
        for (var i = 0; i < 3; i++)
            core.CreateContext("v").RunExperience("e");
        Assert.Equal((2, 2), (heard, core.Parts.Events.Count));
    }

    [Fact]
    public void A_decision_made_with_tracking_off_is_not_reported_during_a_preview()
    {
        using var core = Config.Start();
        var context = core.CreateContext("v");
        context.RunExperience("e", enableTracking: false, enableStorage: false);
        context.RunExperience("e", enableTracking: false);
        context.SetPreview("f-id", "f-on");
        context.RunExperience("e");
        Assert.Equal(0, core.Parts.Events.Count);
    }

    [Fact]
    public async Task A_decision_made_with_tracking_off_is_reported_by_the_first_process_with_tracking_on()
    {
        var store = new RecordedStore();
        await using (var silent = Config.Start(options => (options.DataStore, options.EnableTracking) = (store, false)))
        {
            silent.CreateContext("v").RunExperience("e");
            await silent.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        }

        Assert.Contains("\"unreported\":[\"e-id\"]", store.Values["1001-2002-v"], StringComparison.Ordinal);
        await using (var tracking = Config.Start(options => options.DataStore = store))
        {
            tracking.CreateContext("v").RunExperience("e");
            Assert.Equal(1, tracking.Parts.Events.Count);
            await tracking.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        }

        Assert.DoesNotContain("unreported", store.Values["1001-2002-v"], StringComparison.Ordinal);
        await using var third = Config.Start(options => options.DataStore = store);
        third.CreateContext("v").RunExperience("e");
        Assert.Equal(0, third.Parts.Events.Count);
    }

    [Theory]
    [InlineData(true, "Tracking is on: decisions and conversions are sent to 2002.metrics.convertexperiments.com.")]
    [InlineData(false, "Tracking is off (ConvertOptions.EnableTracking is false)")]
    public void A_single_log_record_at_startup_says_whether_and_where_events_are_sent(bool enableTracking, string said)
    {
        using var logs = new RecordedLogs();
        using var core = Config.Start(options => (options.LoggerFactory, options.EnableTracking) = (logs, enableTracking));
        core.Initialize();
        Assert.StartsWith(said, Assert.Single(logs.Records, record => record.Message.StartsWith("Tracking is", StringComparison.Ordinal)).Message, StringComparison.Ordinal);
    }
}
