using System.Diagnostics;
using ConvertTyped.Tests.Evaluation;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Trace;

namespace ConvertTyped.Tests.Telemetry;

/// <summary>Tests evaluations as the OpenTelemetry SDK exports them.</summary>
public sealed class EvaluationTelemetryTests : IDisposable
{
    private const string Source = "EvaluationTelemetryTests";

    private static readonly ConfigText Config = new()
    {
        Version = "7",
        Experiences = string.Join(',',
            """{"id":"1","key":"split","variations":[{"id":"11","key":"a","traffic_allocation":50},{"id":"12","key":"b","traffic_allocation":50,"changes":[]}]}""",
            ConfigText.Experience("everybody"),
            ConfigText.Experience("targeted", """ "audiences":["germans"] """),
            ConfigText.Experience("elsewhere", """ "environment":"staging" """),
            ConfigText.Experience("over"),
            """{"id":"7","key":"carrier","variations":[{"id":"71","key":"on","changes":[{"type":"fullStackFeature","data":{"feature_id":"f1","variables_data":{}}}]}]}""",
            """
            {"id":"8","key":"half-carrier","variations":[
              {"id":"81","key":"plain","traffic_allocation":100,"changes":[]},
              {"id":"82","key":"carrying","traffic_allocation":0,"changes":[{"type":"fullStackFeature","data":{"feature_id":"f3","variables_data":{}}}]}]}
            """),
        Features = """{"id":"f1","key":"carried"},{"id":"f2","key":"carried-by-none"},{"id":"f3","key":"carried-by-another"}""",
        Audiences = ConfigText.Ruled("germans", ConfigText.When("country", "equals", "\"DE\"")),
        Archived = "\"over-id\"",
    };

    /// <summary>
    /// The attributes of an evaluation in OpenTelemetry's convention for feature flags, and their types. The convention allows any type for the result's
    /// value; ConvertTyped writes a Boolean.
    /// </summary>
    private static readonly Dictionary<string, Type> Convention = new()
    {
        ["feature_flag.key"] = typeof(string),
        ["feature_flag.result.variant"] = typeof(string),
        ["feature_flag.result.value"] = typeof(bool),
        ["feature_flag.result.reason"] = typeof(string),
        ["feature_flag.set.id"] = typeof(string),
        ["feature_flag.version"] = typeof(string),
        ["feature_flag.provider.name"] = typeof(string),
        ["feature_flag.context.id"] = typeof(string),
        ["error.type"] = typeof(string),
    };

    private static readonly Dictionary<string, object?> German = new() { ["country"] = "DE" };

    private readonly List<LogRecord> _records = [];
    private readonly ILoggerFactory _loggers;

    public EvaluationTelemetryTests() => _loggers = LoggerFactory.Create(logging => logging
        .AddFilter("ConvertTyped", LogLevel.None)
        .AddFilter(TelemetryOptions.LogCategory, LogLevel.Information)
        .AddOpenTelemetry(options => options.AddInMemoryExporter(_records)));

    public void Dispose() => _loggers.Dispose();

    [Fact]
    public void The_record_of_an_experience_has_the_attributes_that_the_convention_defines()
    {
        using var core = Start(telemetry => telemetry.IncludeVisitorId = true);

        var variation = core.CreateContext("v1").RunExperience("split")!.VariationKey;

        var record = Assert.Single(_records);
        Assert.Equal("feature_flag.evaluation", record.EventId.Name);
        Assert.Equal(LogLevel.Information, record.LogLevel);
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["feature_flag.key"] = "split",
                ["feature_flag.provider.name"] = "Convert",
                ["feature_flag.result.reason"] = "split",
                ["feature_flag.result.variant"] = variation,
                ["feature_flag.set.id"] = "2002",
                ["feature_flag.version"] = "7",
                ["feature_flag.context.id"] = "v1",
            },
            AttributesOf(record));
    }

    [Theory]
    [InlineData("split", "split")]
    [InlineData("everybody", "static")]
    [InlineData("targeted", "targeting_match")]
    public void The_reason_for_a_new_decision_says_how_the_variation_was_chosen(string experience, string reason)
    {
        using var core = Start();

        Assert.NotNull(core.CreateContext("v1", German).RunExperience(experience));

        Assert.Equal(reason, Reason());
    }

    [Fact]
    public void A_stored_decision_has_the_reason_cached()
    {
        using var core = Start();
        var context = core.CreateContext("v1");
        context.RunExperience("split");
        _records.Clear();

        context.RunExperience("split");

        Assert.Equal("cached", Reason());
    }

    [Theory]
    [InlineData("targeted", "default")]
    [InlineData("elsewhere", "disabled")]
    [InlineData("over", "disabled")]
    public void Without_a_variation_the_value_is_false_and_the_reason_says_why(string experience, string reason)
    {
        using var core = Start();

        Assert.Null(core.CreateContext("v1").RunExperience(experience));

        var attributes = AttributesOf(Assert.Single(_records));
        Assert.Equal(reason, attributes["feature_flag.result.reason"]);
        Assert.Equal(false, attributes["feature_flag.result.value"]);
        Assert.DoesNotContain("feature_flag.result.variant", attributes.Keys);
    }

    [Fact]
    public void The_record_of_a_feature_names_the_variation_that_turns_the_feature_on()
    {
        using var core = Start();

        Assert.NotNull(core.CreateContext("v1").RunFeature("carried"));

        var attributes = AttributesOf(Assert.Single(_records));
        Assert.Equal(("carried", "on"), (attributes["feature_flag.key"], attributes["feature_flag.result.variant"]));
    }

    [Fact]
    public void A_feature_that_no_experience_carries_has_the_reason_disabled()
    {
        using var core = Start();

        Assert.Null(core.CreateContext("v1").RunFeature("carried-by-none"));

        Assert.Equal("disabled", Reason());
    }

    [Fact]
    public void A_feature_that_the_visitors_variation_does_not_carry_has_the_reason_default()
    {
        using var core = Start();
        var context = core.CreateContext("v1");

        Assert.Null(context.RunFeature("carried-by-another"));
        // The decision is now stored.
        Assert.Null(context.RunFeature("carried-by-another"));

        Assert.Equal("plain", context.RunExperience("half-carrier")!.VariationKey);
        Assert.Equal(["default", "default", "cached"], _records.Select(record => AttributesOf(record)["feature_flag.result.reason"]));
        Assert.All(_records.Take(2), record => Assert.Equal(false, AttributesOf(record)["feature_flag.result.value"]));
    }

    [Fact]
    public void Running_all_experiences_and_features_records_each_of_them()
    {
        using var core = Start();
        var context = core.CreateContext("v1");

        context.RunExperiences();
        context.RunFeatures();

        Assert.Equal(10, _records.Count);
    }

    [Theory]
    [InlineData("no-such-flag")]
    public void An_unknown_key_is_recorded_as_an_error(string key)
    {
        using var core = Start();

        Assert.Null(core.CreateContext("v1").RunFeature(key));

        var attributes = AttributesOf(Assert.Single(_records));
        Assert.Equal(("error", "flag_not_found"), (attributes["feature_flag.result.reason"], attributes["error.type"]));
    }

    [Fact]
    public void An_exception_is_recorded_as_an_error_with_the_type_of_the_exception()
    {
        using var core = Start();

        Assert.Null(core.CreateContext("v1").RunExperience("targeted", new ThrowingDictionary()));

        var attributes = AttributesOf(Assert.Single(_records));
        Assert.Equal(("error", nameof(InvalidOperationException)), (attributes["feature_flag.result.reason"], attributes["error.type"]));
    }

    [Fact]
    public void A_visitors_id_is_recorded_only_if_IncludeVisitorId_is_set()
    {
        using var core = Start();

        core.CreateContext("v1").RunExperience("split");

        Assert.DoesNotContain("feature_flag.context.id", AttributesOf(Assert.Single(_records)).Keys);
    }

    [Fact]
    public void Diagnosing_and_explaining_record_nothing()
    {
        using var core = Start();
        var context = core.CreateContext("v1");

        context.DiagnoseExperience("split");
        context.ExplainFeature("carried");

        Assert.Empty(_records);
    }

    [Fact]
    public void The_current_activity_gets_events_and_tags()
    {
        var spans = new List<Activity>();
        using var traces = Sdk.CreateTracerProviderBuilder().AddSource(Source).AddInMemoryExporter(spans).Build();
        using var source = new ActivitySource(Source);
        using var core = Config.Start(options => options.Telemetry = new() { AddActivityEvents = true, AddActivityTags = true });
        using (source.StartActivity("request"))
        {
            core.CreateContext("v1").RunExperience("everybody");
            core.CreateContext("v1").RunExperience("over");
        }

        var span = Assert.Single(spans);
        Assert.Equal(["feature_flag.evaluation", "feature_flag.evaluation"], span.Events.Select(happened => happened.Name));
        Assert.Contains(new("feature_flag.result.variant", "on"), span.Events.First().Tags);
        Assert.Equal([new("convert.experience.everybody", "on")], span.TagObjects);
    }

    [Fact]
    public void The_events_of_an_activity_together_have_exactly_the_attributes_of_the_convention()
    {
        var spans = new List<Activity>();
        using var traces = Sdk.CreateTracerProviderBuilder().AddSource(Source).AddInMemoryExporter(spans).Build();
        using var source = new ActivitySource(Source);
        using var core = Start(telemetry => (telemetry.AddActivityEvents, telemetry.IncludeVisitorId) = (true, true));
        string variation;
        using (source.StartActivity("request"))
        {
            variation = core.CreateContext("v1").RunExperience("split")!.VariationKey!;
            core.CreateContext("v1").RunFeature("carried-by-none");
            core.CreateContext("v1").RunFeature("no-such-flag");
            core.CreateContext("v1").RunExperience("targeted", new ThrowingDictionary());
        }

        var events = Assert.Single(spans).Events.Select(happened => new Dictionary<string, object?>(happened.Tags)).ToList();
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["feature_flag.key"] = "split",
                ["feature_flag.provider.name"] = "Convert",
                ["feature_flag.result.reason"] = "split",
                ["feature_flag.result.variant"] = variation,
                ["feature_flag.set.id"] = "2002",
                ["feature_flag.version"] = "7",
                ["feature_flag.context.id"] = "v1",
            },
            events[0]);
        Assert.Equal(
            Convention.OrderBy(attribute => attribute.Key, StringComparer.Ordinal),
            events.SelectMany(tags => tags).Select(tag => KeyValuePair.Create(tag.Key, tag.Value!.GetType())).Distinct().OrderBy(attribute => attribute.Key, StringComparer.Ordinal));
        // The log contains the same attributes.
        Assert.Equal(_records.Select(AttributesOf), events);
    }

    [Theory]
    [InlineData("split")]
    [InlineData("elsewhere")]
    [InlineData("over")]
    public void A_preview_has_the_reason_static(string experience)
    {
        using var core = Start();
        var context = core.CreateContext("v1");
        Assert.True(experience == "split" ? context.SetPreview("1", "12") : context.SetPreview($"{experience}-id", $"{experience}-on"));

        Assert.NotNull(context.RunExperience(experience));

        Assert.Equal("static", Reason());
    }

    [Fact]
    public void An_override_has_the_reason_static_whether_it_turns_something_on_or_off()
    {
        using var convert = new TestConvert(ConvertConfig.FromString(Config.ToString()), options =>
        {
            options.LoggerFactory = _loggers;
            options.Telemetry.LogEvaluations = true;
        });
        convert.Experience("split").Force("a");
        convert.Experience("targeted").Exclude();
        convert.Feature("carried").Enable();
        convert.Feature("carried-by-none").Disable();
        var context = convert.Context("v1");

        context.RunExperience("split");
        context.RunExperience("targeted");
        context.RunFeature("carried");
        context.RunFeature("carried-by-none");

        Assert.Equal(["static", "static", "static", "static"], _records.Select(record => AttributesOf(record)["feature_flag.result.reason"]));
    }

    [Fact]
    public void Telemetry_that_is_off_allocates_nothing_and_records_nothing_even_if_there_is_a_listener()
    {
        var spans = new List<Activity>();
        using var traces = Sdk.CreateTracerProviderBuilder().AddSource(Source).AddInMemoryExporter(spans).Build();
        using var source = new ActivitySource(Source);
        using var core = Start(telemetry => telemetry.LogEvaluations = false);
        using (source.StartActivity("request"))
        {
            var context = core.CreateContext("v1", German);
            foreach (var key in new[] { "split", "everybody", "targeted", "elsewhere", "over" })
                Assert.Equal(0, Semantics.Allocations.Of(() => context.RunExperience(key)));
            Assert.Equal(0, Semantics.Allocations.Of(() => context.RunFeature("carried")));
            Assert.Equal(0, Semantics.Allocations.Of(() => context.RunFeature("carried-by-none")));
        }

        Assert.Empty(_records);
        Assert.Empty(Assert.Single(spans).Events);
        Assert.Empty(spans[0].TagObjects);
    }

    [Fact]
    public void Evaluations_allocate_nothing_if_the_log_level_is_above_Information()
    {
        using var quiet = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Warning).AddOpenTelemetry(options => options.AddInMemoryExporter(_records)));
        using var core = Config.Start(options =>
        {
            options.LoggerFactory = quiet;
            options.Telemetry.LogEvaluations = true;
        });
        var context = core.CreateContext("v1");

        Assert.Equal(0, Semantics.Allocations.Of(() => context.RunExperience("everybody")));
        Assert.DoesNotContain(_records, record => record.CategoryName == TelemetryOptions.LogCategory);
    }

    private static Dictionary<string, object?> AttributesOf(LogRecord record) => new(record.Attributes!);

    private object? Reason() => AttributesOf(Assert.Single(_records))["feature_flag.result.reason"];

    private ConvertCore Start(Action<TelemetryOptions>? configure = null) => Config.Start(options =>
    {
        options.Environment = "live";
        options.LoggerFactory = _loggers;
        options.Telemetry.LogEvaluations = true;
        configure?.Invoke(options.Telemetry);
    });
}
