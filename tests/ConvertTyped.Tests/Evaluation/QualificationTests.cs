namespace ConvertTyped.Tests.Evaluation;

public class QualificationTests
{
    private static readonly Dictionary<string, object?> German = new() { ["country"] = "DE" };
    private static readonly string InGermany = ConfigText.When("country", "equals", "\"de\"");

    [Fact]
    public void A_visitor_outside_the_audience_gets_no_variation()
    {
        using var core = new ConfigText
        {
            Experiences = ConfigText.Experience("e", "\"audiences\":[\"germany\"]"),
            Audiences = ConfigText.Ruled("germany", InGermany),
        }.Start();
        Assert.Null(core.CreateContext("v").RunExperience("e"));
        Assert.Null(core.CreateContext("v", new Dictionary<string, object?> { ["country"] = "US" }).RunExperience("e"));
        Assert.NotNull(core.CreateContext("v", German).RunExperience("e"));
    }

    [Fact]
    public void A_visitor_who_no_longer_qualifies_gets_no_variation_despite_a_stored_decision()
    {
        using var core = new ConfigText
        {
            Experiences = ConfigText.Experience("e", "\"audiences\":[\"germany\"]"),
            Audiences = ConfigText.Ruled("germany", InGermany, "\"type\":\"transient\""),
        }.Start();
        var context = core.CreateContext("v");
        Assert.NotNull(context.RunExperience("e", attributes: German));
        Assert.Null(context.RunExperience("e"));
    }

    [Fact]
    public void A_permanent_audience_is_not_checked_again_for_a_visitor_with_a_stored_decision()
    {
        using var core = new ConfigText
        {
            Experiences = ConfigText.Experience("e", "\"audiences\":[\"germany\"]"),
            Audiences = ConfigText.Ruled("germany", InGermany, "\"type\":\"permanent\""),
        }.Start();
        var context = core.CreateContext("v");
        Assert.Null(context.RunExperience("e"));
        Assert.NotNull(context.RunExperience("e", attributes: German));
        Assert.NotNull(context.RunExperience("e"));
    }

    [Fact]
    public void A_permanent_audience_is_checked_again_if_the_stored_variation_was_removed()
    {
        var store = new InMemoryDataStore();
        store.Set("1001-2002-v", """{"bucketing":{"e-id":"removed"}}""");
        using var core = new ConfigText
        {
            Experiences = ConfigText.Experience("e", "\"audiences\":[\"germany\"]"),
            Audiences = ConfigText.Ruled("germany", InGermany, "\"type\":\"permanent\""),
        }.Start(options => options.DataStore = store);
        var context = core.CreateContext("v");
        Assert.Null(context.RunExperience("e"));
        Assert.Equal("e-on", context.RunExperience("e", attributes: German)!.VariationId);
        Assert.Equal("e-on", context.RunExperience("e")!.VariationId);
    }

    [Fact]
    public void A_stored_variation_is_served_regardless_of_its_status_and_traffic_allocation()
    {
        var store = new InMemoryDataStore();
        store.Set("1001-2002-v", """{"bucketing":{"e":"old"}}""");
        using var core = new ConfigText
        {
            Experiences = """{"id":"e","variations":[{"id":"new"},{"id":"old","status":"stopped","traffic_allocation":0}]}""",
        }.Start(options => options.DataStore = store);
        Assert.Equal("old", core.CreateContext("v").RunExperience("e")!.VariationId);
        Assert.Equal("new", core.CreateContext("w").RunExperience("e")!.VariationId);
    }

    [Fact]
    public void Mutual_exclusion_uses_stored_decisions_and_makes_no_decision_in_the_other_experience()
    {
        var bucketed = new List<string>();
        using var core = new ConfigText
        {
            Experiences = ConfigText.Experience("first") + "," + ConfigText.Experience("second", "\"audiences\":[\"not-first\"]"),
            Audiences = ConfigText.Ruled("not-first", ConfigText.Excludes("first")),
        }.Start();
        using var subscription = core.On(LifecycleEvent.Bucketing, (payload, _) => bucketed.Add(payload.ExperienceKey));
        var context = core.CreateContext("v");
        Assert.NotNull(context.RunExperience("second"));
        Assert.NotNull(context.RunExperience("first"));
        Assert.Null(context.RunExperience("second"));
        Assert.Equal(["second", "first"], bucketed);
        Assert.Equal(["first"], core.CreateContext("w").RunExperiences().Select(result => result.ExperienceKey));
    }

    [Fact]
    public void A_decision_whose_variation_was_removed_still_excludes_the_visitor_from_another_experience()
    {
        var store = new InMemoryDataStore();
        store.Set("1001-2002-v", """{"bucketing":{"first-id":"removed"}}""");
        using var core = new ConfigText
        {
            Experiences = ConfigText.Experience("first") + "," + ConfigText.Experience("second", "\"audiences\":[\"not-first\"]"),
            Audiences = ConfigText.Ruled("not-first", ConfigText.Excludes("first")),
        }.Start(options => options.DataStore = store);
        Assert.Null(core.CreateContext("v").RunExperience("second"));
    }

    [Theory]
    [InlineData(true, "The audience 'a' matches every visitor, because it refers to the experience 'nowhere', which the config does not contain.")]
    [InlineData(false, "The audience 'a' matches no visitor, because it refers to the experience 'nowhere', which the config does not contain.")]
    public void A_warning_names_a_mutual_exclusion_with_an_unknown_experience(bool negated, string warning)
    {
        using var logs = new RecordedLogs();
        using var core = new ConfigText
        {
            Experiences = ConfigText.Experience("e", "\"audiences\":[\"a\"]"),
            Audiences = ConfigText.Ruled("a", negated ? ConfigText.Excludes("nowhere") : ConfigText.Requires("nowhere")),
        }.Start(options => options.LoggerFactory = logs);
        Assert.EndsWith(warning, Assert.Single(logs.Warnings), StringComparison.Ordinal);
        Assert.Equal(negated, core.CreateContext("v").RunExperience("e") is not null);
    }

    [Fact]
    public void Excluding_visitors_of_an_unknown_experience_excludes_nobody_and_is_logged_once()
    {
        using var logs = new RecordedLogs();
        using var core = new ConfigText
        {
            Experiences = ConfigText.Experience("e", "\"audiences\":[\"a\"]"),
            Audiences = ConfigText.Ruled("a", ConfigText.Excludes("nowhere")),
        }.Start(options => options.LoggerFactory = logs);
        Assert.All(Enumerable.Range(0, 10), i => Assert.NotNull(core.CreateContext($"v{i}").RunExperience("e")));
        Assert.Single(logs.Warnings);
    }

    [Fact]
    public void Environments_are_compared_only_if_the_core_and_the_experience_each_have_one()
    {
        var config = new ConfigText { Experiences = ConfigText.Experience("live", "\"environment\":\"live\"") + "," + ConfigText.Experience("any", "\"environment\":\"\"") };
        using var logs = new RecordedLogs();
        using var live = config.Start(options => options.Environment = "live");
        using var staging = config.Start(options => options.Environment = "staging");
        using var unset = config.Start(options => options.LoggerFactory = logs);
        Assert.Equal(["live", "any"], live.CreateContext("v").RunExperiences().Select(result => result.ExperienceKey));
        Assert.Equal(["any"], staging.CreateContext("v").RunExperiences().Select(result => result.ExperienceKey));
        Assert.Equal(["live", "any"], unset.CreateContext("v").RunExperiences().Select(result => result.ExperienceKey));
        Assert.Single(logs.Warnings);
    }

    [Fact]
    public void Locations_use_only_location_attributes_and_audiences_use_only_visitor_attributes()
    {
        using var core = new ConfigText
        {
            Experiences = ConfigText.Experience("e", "\"locations\":[\"l\"],\"audiences\":[\"a\"]"),
            Locations = ConfigText.Ruled("l", InGermany),
            Audiences = ConfigText.Ruled("a", InGermany),
        }.Start();
        Assert.Null(core.CreateContext("v", German).RunExperience("e"));
        Assert.Null(core.CreateContext("v", null, German).RunExperience("e"));
        Assert.NotNull(core.CreateContext("v", German, German).RunExperience("e"));
    }

    [Fact]
    public void A_site_area_applies_only_to_an_experience_without_locations()
    {
        using var core = new ConfigText
        {
            Experiences = ConfigText.Experience("area", $"\"site_area\":{InGermany}") + ","
                + ConfigText.Experience("never", "\"site_area\":{}") + ","
                + ConfigText.Experience("both", "\"site_area\":{},\"locations\":[\"l\"]") + ","
                + ConfigText.Experience("lost", "\"locations\":[\"nowhere\",{}]"),
            Locations = ConfigText.Ruled("l", InGermany),
        }.Start();
        Assert.Equal(["area", "both"], core.CreateContext("v", null, German).RunExperiences().Select(result => result.ExperienceKey));
        Assert.Empty(core.CreateContext("w").RunExperiences());
    }

    [Fact]
    public void No_visitor_gets_a_variation_of_an_archived_empty_or_unknown_experience()
    {
        using var core = new ConfigText
        {
            Experiences = ConfigText.Experience("archived") + ",{\"id\":\"empty\",\"variations\":[]},{\"id\":\"bare\"}",
            Archived = "\"archived-id\"",
        }.Start();
        var context = core.CreateContext("v");
        Assert.All((string?[])["archived", "empty", "bare", "nowhere", "", null], key => Assert.Null(context.RunExperience(key!)));
        Assert.Empty(context.RunExperiences());
        Assert.Null(context.RunFeature(null!));
        Assert.Empty(context.RunFeatures());
    }

    [Fact]
    public void Requested_segments_match_if_a_requested_segment_without_rules_precedes_them_in_the_config()
    {
        using var core = new ConfigText
        {
            Segments = ConfigText.Ruled("never", ConfigText.When("x", "equals", "1")) + "," + """{"id":"open","key":"open"}""" + ","
                + ConfigText.Ruled("after", ConfigText.When("x", "equals", "1")),
            Experiences = ConfigText.Experience("e", "\"audiences\":[\"after\"]"),
        }.Start();
        var context = core.CreateContext("v");
        Assert.Null(context.RunExperience("e"));
        Assert.Empty(context.RunCustomSegments(["never", "after"]).MatchedSegmentIds);
        Assert.Equal(["open", "after"], context.RunCustomSegments(["after", "open", "never", "nowhere"]).MatchedSegmentIds);
        Assert.False(context.RunCustomSegments(["open", "after"]).Matched);
        Assert.NotNull(context.RunExperience("e"));
        Assert.Equal(["open", "after"], (IEnumerable<object?>)context.DefaultSegments["customSegments"]!);
    }

    [Fact]
    public void Rule_data_overrides_the_visitors_attributes_for_one_call()
    {
        using var core = new ConfigText { Segments = ConfigText.Ruled("s", InGermany) }.Start();
        var context = core.CreateContext("v", new Dictionary<string, object?> { ["country"] = "US" });
        Assert.False(context.RunCustomSegments(["s"]).Matched);
        Assert.True(context.RunCustomSegments(["s"], German).Matched);
        Assert.Equal("US", context.VisitorAttributes["country"]);
    }
}
