namespace ConvertTyped.Tests.Evaluation;

public class OverlayTests
{
    private static readonly Dictionary<string, object?> German = new() { ["country"] = "DE" };
    private static readonly Dictionary<string, object?> French = new() { ["country"] = "FR" };

    [Fact]
    public void The_attributes_of_a_call_override_those_of_the_visitor_for_that_call_only()
    {
        using var core = Core();
        var context = core.CreateContext("v", German);
        Assert.NotNull(context.RunExperience("germany"));
        Assert.Null(context.RunExperience("germany", attributes: French));
        Assert.NotNull(context.RunExperience("germany", attributes: new Dictionary<string, object?> { ["plan"] = "pro" }));
        Assert.Equal("DE", context.VisitorAttributes["country"]);
    }

    [Fact]
    public void A_null_in_an_overlay_hides_the_visitors_value()
    {
        using var core = Core();
        Assert.Null(core.CreateContext("v", German).RunExperience("germany", new Dictionary<string, object?> { ["country"] = null }));
    }

    [Fact]
    public void The_attributes_of_a_view_apply_to_each_call_on_it_and_are_overridden_by_those_of_the_call()
    {
        using var core = Core();
        var context = core.CreateContext("v", French);
        var view = context.With(German);
        Assert.NotNull(view.RunExperience("germany"));
        Assert.Null(context.RunExperience("germany"));
        Assert.Null(view.RunExperience("germany", attributes: French));
        Assert.Null(view.With(French).RunExperience("germany"));
        Assert.NotNull(view.With(new Dictionary<string, object?> { ["plan"] = "pro" }).RunExperience("germany"));
        Assert.Equal("FR", view.VisitorAttributes["country"]);
    }

    [Fact]
    public void The_location_attributes_of_a_view_override_those_of_the_context()
    {
        using var core = Core();
        var context = core.CreateContext("v", locationAttributes: new Dictionary<string, object?> { ["url"] = "/home", ["lang"] = "en" });
        var view = context.With(locationAttributes: new Dictionary<string, object?> { ["url"] = "/pricing" });
        Assert.Null(context.RunExperience("pricing"));
        Assert.NotNull(view.RunExperience("pricing"));
        Assert.Null(view.RunExperience("pricing", locationAttributes: new Dictionary<string, object?> { ["lang"] = "de" }));
        Assert.Null(view.With().RunExperience("nowhere"));
    }

    [Fact]
    public void A_view_shares_the_visitors_stored_decisions()
    {
        using var core = Core();
        var context = core.CreateContext("v", German);
        var view = context.With(new Dictionary<string, object?> { ["plan"] = "pro" });
        Assert.NotNull(context.RunExperience("germany"));
        Assert.Equal(DecisionOrigin.Stored, view.ExplainExperience("germany")!.Origin);
        Assert.NotNull(view.RunExperience("f"));
        Assert.Equal(DecisionOrigin.Stored, context.ExplainExperience("f")!.Origin);
    }

    [Fact]
    public void A_view_has_the_visitors_id_and_shares_attributes_that_are_set_later()
    {
        using var core = Core();
        var context = core.CreateContext("v");
        var view = context.With(new Dictionary<string, object?> { ["plan"] = "pro" });
        context.SetAttributes(German);
        Assert.NotNull(view.RunExperience("germany"));
        Assert.Equal("DE", view.Attributes["country"]);
        view.SetAttributes(French);
        Assert.Equal("FR", context.Attributes["country"]);
        Assert.Equal("v", view.VisitorId);
    }

    [Fact]
    public void Attributes_are_copied_when_they_are_passed()
    {
        using var core = Core();
        var attributes = new Dictionary<string, object?>(German);
        var location = new Dictionary<string, object?> { ["url"] = "/pricing", ["lang"] = "en" };
        var context = core.CreateContext("v", attributes, location);
        var overlay = new Dictionary<string, object?>(German);
        var view = core.CreateContext("w", locationAttributes: location).With(overlay);
        attributes["country"] = overlay["country"] = "US";
        location.Clear();
        Assert.NotNull(context.RunExperience("germany"));
        Assert.NotNull(context.RunExperience("pricing"));
        Assert.NotNull(view.RunExperience("germany"));
        Assert.Equal("DE", context.VisitorAttributes["country"]);
    }

    [Fact]
    public void Keys_that_differ_in_case_are_different_attributes_with_any_dictionary_comparer()
    {
        using var core = Core();
        var careless = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase) { ["Country"] = "DE" };
        Assert.Null(core.CreateContext("v").RunExperience("germany", careless));
        Assert.Null(core.CreateContext("v", careless).RunExperience("germany"));
        Assert.NotNull(core.CreateContext("v").RunExperience("germany", new SortedList<string, object?> { ["country"] = "DE" }));
    }

    [Fact]
    public void A_dictionary_that_throws_affects_only_the_result_of_its_call()
    {
        using var logs = new RecordedLogs();
        using var core = Core(logs);
        var context = core.CreateContext("v", German);
        var hostile = new ThrowingDictionary();
        Assert.Null(context.RunExperience("germany", hostile));
        Assert.Null(context.RunExperience("germany", locationAttributes: hostile));
        Assert.Empty(context.RunExperiences(hostile));
        Assert.Null(context.RunFeature("flag", hostile));
        Assert.Empty(context.RunFeatures(hostile));
        Assert.False(context.RunCustomSegments(["s"], hostile).Matched);
        Assert.NotNull(context.RunExperience("germany"));
        Assert.Equal(6, logs.Warnings.Count());
        Assert.DoesNotContain(logs.Warnings, message => message.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void Attributes_that_another_thread_changes_during_an_evaluation_cause_no_exception()
    {
        using var core = Core();
        var context = core.CreateContext("v");
        var shared = new Dictionary<string, object?>(German);
        using var stop = new CancellationTokenSource();
        var writer = new Thread(() =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                shared[$"key{i % 1_000}"] = i;
                if (i % 1_000 == 0)
                    shared.Clear();
            }
        });
        writer.Start();
        for (var i = 0; i < 5_000; i++)
        {
            context.RunExperience("germany", shared, enableStorage: false);
            context.RunFeatures(new System.Collections.ObjectModel.ReadOnlyDictionary<string, object?>(shared), enableStorage: false);
        }

        stop.Cancel();
        writer.Join();
    }

    private static ConvertCore Core(RecordedLogs? logs = null) => new ConfigText
    {
        Experiences = ConfigText.Experience("germany", "\"audiences\":[\"a\"]") + "," + ConfigText.Experience("pricing", "\"locations\":[\"l\"]")
            + """,{"id":"f","audiences":["a"],"variations":[{"id":"1","changes":[{"type":"fullStackFeature","data":{"feature_id":"flag"}}]}]}""",
        Audiences = ConfigText.Ruled("a", ConfigText.When("country", "equals", "\"DE\"")),
        Locations = ConfigText.Ruled("l", """
            {"OR":[{"AND":[
              {"OR_WHEN":[{"matching":{"match_type":"equals","negated":false},"key":"url","value":"/pricing"}]},
              {"OR_WHEN":[{"matching":{"match_type":"equals","negated":false},"key":"lang","value":"en"}]}]}]}
            """),
        Features = """{"id":"flag"}""",
        Segments = ConfigText.Ruled("s", ConfigText.When("country", "equals", "\"DE\"")),
    }.Start(options => options.LoggerFactory = logs);
}
