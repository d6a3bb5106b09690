namespace ConvertTyped.Tests;

public class DiagnosticsTests
{
    private static readonly Dictionary<string, object?> German = new() { ["country"] = "DE", ["email"] = "secret@example.com" };

    private static readonly ConfigText Config = new()
    {
        Experiences = string.Join(',',
            ConfigText.Experience("open"),
            ConfigText.Experience("live", "\"environment\":\"live\""),
            ConfigText.Experience("archived"),
            ConfigText.Experience("located", "\"locations\":[\"pricing\"]"),
            ConfigText.Experience("germany", "\"audiences\":[\"de\"]"),
            ConfigText.Experience("segmented", "\"audiences\":[\"vip\"]"),
            """{"id":"stopped","variations":[{"id":"1","status":"stopped"}]}""",
            """{"id":"empty"}""",
            """{"id":"second","audiences":["de"],"variations":[{"id":"2","changes":[{"type":"fullStackFeature","data":{"feature_id":"f"}}]}]}""",
            """{"id":"first","variations":[{"id":"3"},{"id":"4","traffic_allocation":0,"changes":[{"type":"fullStackFeature","data":{"feature_id":"f"}}]}]}"""),
        Archived = "\"archived-id\"",
        Locations = ConfigText.Ruled("pricing", ConfigText.When("url", "equals", "\"/pricing\"")),
        Audiences = ConfigText.Ruled("de", ConfigText.When("country", "equals", "\"DE\"")),
        Segments = ConfigText.Ruled("vip", ConfigText.When("plan", "equals", "\"pro\"")),
        Features = """{"id":"f"},{"id":"lonely"}""",
        Goals = """{"id":"g","key":"buy"}""",
    };

    [Theory]
    [InlineData("live", "environment")]
    [InlineData("archived", "archived")]
    [InlineData("located", "location")]
    [InlineData("germany", "audience")]
    [InlineData("segmented", "segment")]
    [InlineData("stopped", "traffic")]
    [InlineData("empty", "traffic")]
    public void A_diagnosis_names_the_closed_gate(string experience, string gate)
    {
        using var core = Config.Start(options => options.Environment = "staging");
        var diagnostic = core.CreateContext("v").DiagnoseExperience(experience);
        Assert.False(diagnostic.Resolved);
        Assert.Equal((DiagnosticReason.AudienceMismatch, "audience_mismatch"), (diagnostic.Reason, diagnostic.ReasonValue));
        Assert.Equal(gate, diagnostic.Details["gate"]);
        Assert.InRange((int)diagnostic.Details["bucket_value"]!, 0, 9999);
        Assert.Contains(experience, diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fresh_and_stored_decisions_are_distinguished_and_share_the_bucket_value()
    {
        using var core = Config.Start();
        var context = core.CreateContext("v");
        var fresh = context.DiagnoseExperience("open");
        context.RunExperience("open");
        var stored = context.DiagnoseExperience("open");
        Assert.True(fresh.Resolved && stored.Resolved);
        Assert.Equal(("fresh", "stored"), (fresh.Details["decision"], stored.Details["decision"]));
        Assert.Equal(fresh.Details["bucket_value"], stored.Details["bucket_value"]);
        Assert.Equal(("open-on", "on"), (stored.Details["variation_id"], stored.Details["variation_key"]));
    }

    [Fact]
    public void A_diagnosis_names_the_checked_conditions_by_key()
    {
        using var core = Config.Start();
        var context = core.CreateContext("v");
        Assert.Equal(["de"], (string[])context.DiagnoseExperience("germany").Details["audiences"]!);
        Assert.Equal(["pricing"], (string[])context.DiagnoseExperience("located").Details["locations"]!);
        Assert.Equal(["vip"], (string[])context.DiagnoseExperience("segmented").Details["segments"]!);
    }

    [Fact]
    public void Overlays_apply_as_in_an_evaluation()
    {
        using var core = Config.Start();
        var context = core.CreateContext("v");
        Assert.True(context.DiagnoseExperience("germany", German).Resolved);
        Assert.True(context.DiagnoseExperience("located", locationAttributes: new Dictionary<string, object?> { ["url"] = "/pricing" }).Resolved);
        Assert.True(context.DiagnoseFeature("f", German).Resolved);
        Assert.True(context.With(German).DiagnoseExperience("germany").Resolved);
    }

    [Fact]
    public void A_diagnosis_of_a_feature_that_is_off_gives_a_reason_for_each_experience()
    {
        using var core = Config.Start();
        var context = core.CreateContext("v");
        var off = context.DiagnoseFeature("f");
        Assert.Equal("feature_not_in_selected_variations", off.ReasonValue);
        Assert.Equal(
            new Dictionary<string, string> { ["second"] = "audience", ["first"] = "not_carried" },
            (Dictionary<string, string>)off.Details["experiences"]!);
        var on = context.DiagnoseFeature("f", German);
        Assert.Equal(("second", "2", "fresh"), (on.Details["experience_key"], on.Details["variation_id"], on.Details["decision"]));
        Assert.Equal(DiagnosticReason.FeatureNotInSelectedVariations, context.DiagnoseFeature("lonely").Reason);
    }

    [Fact]
    public void A_diagnosis_has_no_side_effects()
    {
        using var logs = new RecordedLogs();
        var store = new Visitors.RecordedStore();
        using var core = Config.Start(options => (options.DataStore, options.LoggerFactory) = (store, logs));
        var heard = 0;
        using var bucketing = core.On(LifecycleEvent.Bucketing, (_, _) => heard++);
        using var conversion = core.On(LifecycleEvent.Conversion, (_, _) => heard++);
        var context = core.CreateContext("raw-visitor-id", German);
        foreach (var experience in core.CurrentConfig!.Experiences)
            context.DiagnoseExperience(experience.Key);
        context.DiagnoseFeature("f");
        context.DiagnoseGoal("buy");
        context.DiagnoseGoal("nowhere");
        Assert.Equal((0, 0, 0), (heard, store.Sets, core.Parts.Events.Count));
        Assert.Equal("fresh", context.DiagnoseExperience("open").Details["decision"]);
        Assert.Contains(logs.Records, record => record.Message.StartsWith("goal_not_found for visitor", StringComparison.Ordinal));
        Assert.DoesNotContain(logs.Records, record => record.Message.Contains("raw-visitor-id", StringComparison.Ordinal));
        Assert.DoesNotContain(logs.Records, record => record.Message.Contains("secret@", StringComparison.Ordinal));
    }

    [Fact]
    public void Unknown_entities_have_their_own_reasons()
    {
        using var core = Config.Start();
        var context = core.CreateContext("v");
        Assert.Equal("experience_not_found", context.DiagnoseExperience("nowhere").ReasonValue);
        Assert.Equal("feature_not_found", context.DiagnoseFeature("nowhere").ReasonValue);
        Assert.Equal("goal_not_found", context.DiagnoseGoal("nowhere").ReasonValue);
        Assert.Equal("entity_not_found", context.DiagnoseEntity("experience", "nowhere").ReasonValue);
        Assert.Equal("entity_not_found", context.DiagnoseEntity("nonsense", "open").ReasonValue);
        Assert.Equal("experience_not_found", context.DiagnoseExperience(null!).ReasonValue);
    }

    [Fact]
    public void A_diagnosis_of_a_goal_says_whether_the_visitor_has_reached_it()
    {
        using var core = Config.Start();
        var context = core.CreateContext("v");
        Assert.Equal(false, context.DiagnoseGoal("buy").Details["already_tracked"]);
        context.TrackConversion("buy");
        Assert.Equal(true, context.DiagnoseGoal("buy").Details["already_tracked"]);
    }

    [Theory]
    [InlineData("experience", "open")]
    [InlineData("experiences", "open-id")]
    [InlineData("goal", "buy")]
    [InlineData("goals", "g")]
    [InlineData("audience", "de")]
    [InlineData("segments", "vip")]
    public void An_entity_is_found_by_key_or_id_and_by_the_singular_or_the_plural_of_its_kind(string kind, string keyOrId)
    {
        using var core = Config.Start();
        Assert.Equal("resolved", core.CreateContext("v").DiagnoseEntity(kind, keyOrId).ReasonValue);
    }

    [Fact]
    public void The_reasons_are_the_eight_that_all_SDKs_share() =>
        Assert.Equal(
            [
                "audience_mismatch", "entity_not_found", "experience_not_found", "feature_not_found", "feature_not_in_selected_variations",
                "goal_not_found", "project_mapping_required", "resolved",
            ],
            Enum.GetValues<DiagnosticReason>().Select(reason => new Diagnosis(reason, "", German).ReasonValue).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_diagnosis_has_the_fields_that_all_SDKs_share()
    {
        using var core = Config.Start(options => options.Environment = "staging");
        var context = core.CreateContext("v", German);
        Diagnosis[] about =
        [
            context.DiagnoseExperience("open"), context.DiagnoseExperience("live"), context.DiagnoseExperience("nowhere"),
            context.DiagnoseFeature("f"), context.DiagnoseFeature("lonely"), context.DiagnoseFeature("nowhere"),
            context.DiagnoseExperience("open", new Evaluation.ThrowingDictionary()), context.DiagnoseFeature("f", new Evaluation.ThrowingDictionary()),
        ];
        Diagnosis[] aboutEntities = [context.DiagnoseGoal("buy"), context.DiagnoseGoal("nowhere"), context.DiagnoseEntity("goal", "buy"), context.DiagnoseEntity("goals", "nowhere")];
        foreach (var diagnosis in about.Concat(aboutEntities))
        {
            Assert.Equal((diagnosis.ReasonValue, "staging"), (diagnosis.Details["reason"], diagnosis.Details["environment"]));
            Assert.Matches("^[0-9a-f]{16}$", (string)diagnosis.Details["visitor_ref"]!);
            Assert.True(diagnosis.Details.ContainsKey("bucket_value"));
        }

        Assert.All(about, diagnosis => Assert.True(diagnosis.Details.ContainsKey("experience_key") && diagnosis.Details.ContainsKey("variation_key")));
        Assert.All(aboutEntities, diagnosis => Assert.NotNull(diagnosis.Details["entity_key"]));
        Assert.Equal(("open", "on"), (about[0].Details["experience_key"], about[0].Details["variation_key"]));
    }

    [Fact]
    public void The_message_for_an_unknown_entity_names_its_kind_in_the_singular()
    {
        using var core = Config.Start();
        var context = core.CreateContext("v");
        Assert.Equal("The config has no experience 'x'.", context.DiagnoseExperience("x").Message);
        Assert.Equal("The config has no feature 'x'.", context.DiagnoseFeature("x").Message);
        Assert.Equal("The config has no goal 'x'.", context.DiagnoseGoal("x").Message);
        Assert.Equal("The config has no audience 'x'.", context.DiagnoseEntity("audiences", "x").Message);
        Assert.Equal("entity_not_found: The config has no audience 'x'.", context.DiagnoseEntity("audience", "x").ToString());
    }

    [Fact]
    public void A_diagnosis_does_not_throw_if_the_attributes_throw()
    {
        using var core = Config.Start();
        var context = core.CreateContext("v");
        var hostile = new Evaluation.ThrowingDictionary();
        Assert.Equal("audience_mismatch", context.DiagnoseExperience("open", hostile).ReasonValue);
        Assert.Equal("feature_not_in_selected_variations", context.DiagnoseFeature("f", hostile).ReasonValue);
    }
}
