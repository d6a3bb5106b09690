using ConvertTyped.FakeServer;

namespace ConvertTyped.Tests.Documentation;

public class Section06_ConversionTracking
{
    [Fact]
    public void The_result_gives_the_reason_if_a_conversion_is_not_tracked()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-001");

        var queued = context.TrackConversion("purchase_completed");
        var duplicate = context.TrackConversion("purchase_completed");
        var missing = context.TrackConversion("nowhere");

        Assert.Equal((ConversionStatus.Queued, true, null), (queued.Status, queued.Tracked, queued.Reason));
        Assert.Equal((ConversionStatus.Deduplicated, false, "deduplicated"), (duplicate.Status, duplicate.Tracked, duplicate.Reason));
        Assert.Equal((ConversionStatus.GoalNotFound, false, "goal_not_found"), (missing.Status, missing.Tracked, missing.Reason));
        Assert.Equal(1, core.Parts.Events.Count);
    }

    [Fact]
    public void The_revenue_of_a_conversion_is_a_decimal_in_CSharp()
    {
        using var core = PageConfig.Core();
        var result = core.CreateContext("visitor-001").TrackConversion("purchase_completed", revenue: 49.99m);
        Assert.True(result.Tracked);
    }

    [Fact]
    public void A_conversion_can_have_revenue_and_conversion_data()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-001");

        var result = context.TrackConversion(
            "purchase_completed",
            revenue: 149.00m,
            conversionData: new Dictionary<string, object?>
            {
                ["transaction_id"] = "txn-abc-123",
                ["items_count"] = 3,
            });

        Assert.True(result.Tracked);
        object[] misuse = [new Dictionary<string, object>(), new[] { 1 }, true];
        Assert.All(misuse, value => Assert.Throws<ConversionDataException>(() => context.TrackConversion(
            "add_to_cart", conversionData: new Dictionary<string, object?> { ["transaction_id"] = value })));
    }

    [Fact]
    public void A_repeated_conversion_is_tracked_if_forceMultiple_is_set()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-001");

        // First purchase:
        context.TrackConversion("purchase_completed", revenue: 49.99m);

        // Second purchase in the same session:
        var again = context.TrackConversion(
            "purchase_completed",
            revenue: 29.99m,
            conversionData: new Dictionary<string, object?> { ["transaction_id"] = "txn-2" },
            forceMultiple: true);  // tracks the conversion although the visitor has already reached the goal

        Assert.True(again.Tracked);
        Assert.Equal(2, core.Parts.Events.Count);
        Assert.False(context.TrackConversion("purchase_completed", revenue: 1m).Tracked);
    }

    [Fact]
    public async Task A_conversion_is_sent_with_the_report_segments_and_the_variations_of_the_visitor()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = PageConfig.Core(options => options.Transport = new() { TrackEndpoint = server.TrackEndpoint });
        var context = core.CreateContext("visitor-001");

        context.SetSegments(new Dictionary<string, object?> { ["country"] = "US" });
        context.RunExperience("checkout-experiment");
        context.TrackConversion("purchase_completed");
        await core.FlushAsync(TestContext.Current.CancellationToken);

        var visitor = server.Tracking.Requests.All.Single().Json.GetProperty("visitors")[0];
        Assert.Equal("US", visitor.GetProperty("segments").GetProperty("country").GetString());
        Assert.Equal("200512", visitor.GetProperty("events")[1].GetProperty("data").GetProperty("bucketingData").GetProperty("100342").GetString());
    }
}
