namespace ConvertTyped.Tests.Documentation;

public class Section05_Segments
{
    [Fact]
    public void Report_segments_are_stored_and_are_not_attributes()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-001");
        var segments = new Dictionary<string, object?> { ["customerType"] = "vip", ["loyalty_tier"] = "gold" };

        context.SetSegments(segments);

        Assert.Equal(segments, context.DefaultSegments);
        Assert.Empty(context.VisitorAttributes);
        Assert.Equal(segments, core.CreateContext("visitor-001").DefaultSegments);
    }

    [Fact]
    public void RunCustomSegments_returns_the_matched_segments()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-001");

        // ruleData applies only to this call and is never written to VisitorAttributes:
        var result = context.RunCustomSegments(
            ["us-visitors", "premium-plan"],
            ruleData: new Dictionary<string, object?> { ["country"] = "US", ["plan"] = "pro" });

        Assert.IsType<CustomSegmentsResult>(result);
        Assert.Equal(["seg_us_abc", "seg_premium"], result.MatchedSegmentIds);  // ids newly matched by this call
        Assert.True(result.Matched);
        Assert.Empty(context.VisitorAttributes);
    }

    [Fact]
    public void RunCustomSegments_returns_an_empty_result_if_no_segment_matches()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-001");

        var miss = context.RunCustomSegments(["us-visitors"], ruleData: new Dictionary<string, object?> { ["country"] = "DE" });

        Assert.False(miss.Matched);
        Assert.Empty(miss.MatchedSegmentIds);
    }

    [Fact]
    public void Segments_that_have_already_matched_are_not_added_again()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-001");
        var american = new Dictionary<string, object?> { ["country"] = "US" };
        Assert.True(context.RunCustomSegments(["us-visitors"], american).Matched);
        Assert.False(context.RunCustomSegments(["us-visitors"], american).Matched);
    }
}
