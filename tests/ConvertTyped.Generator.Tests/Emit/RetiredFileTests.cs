using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Tests.Emit;

/// <summary>Tests that an entity that Convert no longer serves keeps its accessor while convert.retired.json lists it.</summary>
public class RetiredFileTests
{
    private const string Since = "\"since\": \"2026-11-03\"";

    private const string Vanished = $$"""
        { "version": 1,
          "experiences": [ { "id": "70", "key": "old-experiment", "name": "Old", {{Since}}, "variations": [ { "id": "71", "key": "control" }, { "id": "72" } ] } ],
          "features": [ { "id": "80", "key": "old-feature", {{Since}}, "renamedTo": "new-feature", "variables": [
            { "key": "text", "type": "string" }, { "key": "layout", "type": "json", "values": [ { "columns": 2 }, { "columns": 2, "theme": "dark" } ] } ] } ],
          "goals": [ { "id": "90", "key": "old-goal", {{Since}} } ],
          "segments": [ { "id": "95", "key": "old-segment", {{Since}} } ],
          "visitorAttributes": [ { "key": "plan", "type": "text", {{Since}} } ],
          "locationAttributes": [ { "key": "depth", "type": "number", {{Since}} } ] }
        """;

    [Theory]
    [InlineData("context.Experiences.OldExperiment.Variation", "CVT2001", "The experience 'old-experiment' is retired: not served by Convert since 2026-11-03.")]
    [InlineData("ExperienceKeys.OldExperiment", "CVT2001", "The experience 'old-experiment' is retired: not served by Convert since 2026-11-03.")]
    [InlineData("context.Features.OldFeature.Text", "CVT2002", "The feature 'old-feature' is retired: not served by Convert since 2026-11-03; renamed to 'new-feature'.")]
    [InlineData("context.Goals.OldGoal.Key", "CVT2003", "The goal 'old-goal' is retired: not served by Convert since 2026-11-03.")]
    [InlineData("context.Segments.OldSegment.Run()", "CVT2004", "The segment 'old-segment' is retired: not served by Convert since 2026-11-03.")]
    [InlineData("new VisitorAttributes { Plan = \"pro\" }", "CVT2004", "The attribute 'plan' is retired: no rule has read it since 2026-11-03.")]
    [InlineData("new LocationAttributes { Depth = 2.5 }", "CVT2004", "The attribute 'depth' is retired: no rule has read it since 2026-11-03.")]
    public void Uses_of_retired_entities_cause_a_warning(string expression, string id, string message)
    {
        var diagnostic = Assert.Single(DiagnosticsOf(Configs.Documented, Vanished, expression));
        Assert.StartsWith($"warning {id}: ", diagnostic, StringComparison.Ordinal);
        Assert.Contains(message, diagnostic, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("context.Experiences.OldExperiment.Variation", "CVT2001")]
    [InlineData("context.Features.OldFeature.Text", "CVT2002")]
    [InlineData("Goals.OldGoal.Key", "CVT2003")]
    [InlineData("new VisitorAttributes { Plan = \"pro\" }", "CVT2004")]
    public void Uses_of_retired_entities_cause_an_error_if_the_retired_file_says_so(string expression, string id) => Assert.StartsWith(
        $"error {id}: ",
        Assert.Single(DiagnosticsOf(Configs.Documented, Vanished.Replace(Since, Since + ", \"error\": true", StringComparison.Ordinal), expression)),
        StringComparison.Ordinal);

    [Fact]
    public void No_visitor_gets_a_retired_entity() => Assert.Equal("None False null null True False anna", new ShopProgram(Configs.Documented) { Retired = Vanished }.Run("""
        #pragma warning disable CVT2001, CVT2002, CVT2003, CVT2004
        var context = core.CreateContext("anna", new VisitorAttributes { Plan = "pro" });
        var feature = context.Features.OldFeature;
        return $"{context.Experiences.OldExperiment.Variation} {feature.IsEnabled} {feature.Text ?? "null"} {feature.Layout?.Theme ?? "null"} {context.Attributes.ContainsKey("plan")} {context.Segments.OldSegment.Run().Matched} {context.VisitorId}";
        """));

    [Fact]
    public void Retired_features_have_the_values_of_their_fallbacks() => Assert.Equal("Hello 3", new ShopProgram(Configs.Documented)
    {
        Retired = Vanished,
        Fallbacks = """{ "features": { "old-feature": { "text": "Hello", "layout": { "columns": 3 } } } }""",
    }.Run("""
        #pragma warning disable CVT2002
        string text = core.CreateContext("anna").Features.OldFeature.Text;
        return $"{text} {core.CreateContext("anna").Features.OldFeature.Layout.Columns}";
        """));

    [Fact]
    public void No_drift_is_logged_for_retired_entities()
    {
        var program = new ShopProgram(Configs.Documented) { Retired = Vanished };
        program.Run("_ = core.CreateContext(\"anna\").Experiences.CheckoutExperiment; return \"\";");
        Assert.Empty(program.Drift);
    }

    [Fact]
    public void Parts_that_are_no_longer_served_are_retired_but_the_rest_of_the_entity_is_not()
    {
        const string Retired = $$"""
            { "experiences": [ { "id": "100410001", "key": "checkout-experiment", {{Since}}, "variations": [ { "id": "100420000", "key": "old" }, { "id": "100420002", "key": "old-name" } ] } ],
              "features": [ { "id": "10051", "key": "checkout-banner", {{Since}}, "variables": [
                { "key": "color", "type": "string" }, { "key": "layout", "type": "json", "values": [ { "rows": 3 } ] } ] } ] }
            """;
        Assert.Empty(DiagnosticsOf(Configs.Documented, Retired, "(context.Experiences.CheckoutExperiment.Variation, context.Features.CheckoutBanner.Layout?.Rows, CheckoutExperimentVariation.Treatment)"));
        Assert.Contains(
            "The variable 'color' of the feature 'checkout-banner' is retired: not served by Convert since 2026-11-03.",
            Assert.Single(DiagnosticsOf(Configs.Documented, Retired, "context.Features.CheckoutBanner.Color")),
            StringComparison.Ordinal);
        Assert.Contains(
            "The variation 'old' of the experience 'checkout-experiment' is retired: not served by Convert since 2026-11-03.",
            Assert.Single(DiagnosticsOf(Configs.Documented, Retired, "CheckoutExperimentVariation.Old")),
            StringComparison.Ordinal);
        Assert.Equal("Treatment treatment", new ShopProgram(Configs.Documented) { Retired = Retired }.Run("""
            for (int i = 0; ; i++)
            {
                var experience = core.CreateContext("visitor-" + i).Experiences.CheckoutExperiment;
                if (experience.Result!.VariationKey == "treatment")
                    return $"{experience.Variation} {experience.Match(old: "old", control: "control", treatment: "treatment", oldName: "old", none: "none")}";
            }
            """));
    }

    [Fact]
    public void The_config_takes_precedence_over_the_retired_file()
    {
        var retired = $$"""{ "features": [ { "id": "10051", "key": "checkout-banner", {{Since}}, "variables": [ { "key": "headline", "type": "integer" } ] } ] }""";
        Assert.Empty(DiagnosticsOf(Configs.Documented, retired, "(string?)context.Features.CheckoutBanner.Headline"));
    }

    [Fact]
    public void Retirement_does_not_change_names()
    {
        const string Colliding = """ "features": [ { "id": "5", "key": "my_banner" } ] """;
        var retired = $$"""{ "features": [ { "id": "4", "key": "my-banner", {{Since}} } ] }""";
        Assert.Contains("'my-banner'", Assert.Single(DiagnosticsOf(Carried(Colliding), retired, "context.Features.MyBanner.IsEnabled")), StringComparison.Ordinal);
        Assert.Empty(DiagnosticsOf(Carried(Colliding), retired, "context.Features.MyBanner_5.IsEnabled"));
    }

    [Theory]
    [InlineData("internal")]
    [InlineData("public")]
    public void The_generated_code_itself_causes_no_warning(string accessibility)
    {
        foreach (var text in new[] { Vanished, Vanished.Replace(Since, Since + ", \"error\": true", StringComparison.Ordinal) })
            Assert.Empty(Project(Configs.Documented, text).WithTesting.WithProperty("ConvertTypedAccessibility", accessibility).Generate().CompilerDiagnostics);
    }

    [Fact]
    public void A_test_can_still_override_a_retired_entity()
    {
        var run = (Project(Configs.Documented, Vanished).WithTesting with
        {
            AssemblyName = $"Shop{Guid.NewGuid():N}",
            Code = """
                #pragma warning disable CVT2001, CVT2002
                public static class Program
                {
                    public static object Main(string config)
                    {
                        using var convert = new ConvertTyped.Testing.TestConvert(ConvertTyped.ConvertConfig.FromString(config));
                        convert.Experiences.OldExperiment.Force(OldExperimentVariation.Control);
                        convert.Features.OldFeature.Enable(text: "Hello");
                        var context = convert.Context();
                        return $"{context.Experiences.OldExperiment.Variation} {context.Features.OldFeature.Text}";
                    }
                }
                """,
        }).Generate();
        Assert.Equal("Control Hello", run.Execute(Configs.Documented));
    }

    [Theory]
    [InlineData("{ \"experiences\": [ <<<<<<< ours", "(1,20): CVT0001: ")]
    [InlineData("\n[]", "(2,1): CVT0001: ")]
    public void An_invalid_retired_file_causes_an_error(string text, string expected)
    {
        var run = Project(Configs.Documented, text).Generate();
        Assert.StartsWith("/shop/convert.retired.json" + expected, run.Problems.First(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_retired_file_in_another_folder_does_not_belong_to_the_config()
    {
        var project = TestProject.With(Configs.Documented);
        var run = (project with { Files = [.. project.Files, new TestFile("/shop/other/convert.retired.json", Vanished)] }).Generate();
        Assert.Equal(TestProject.With(Configs.Documented).Generate().Files, run.Files);
    }

    [Fact]
    public void Editing_a_retired_segment_regenerates_the_segments_but_not_the_experiences()
    {
        var before = new TestFile("/shop/convert.retired.json", Vanished);
        var project = TestProject.With(Configs.Documented);
        var first = (project with { Files = [.. project.Files, before] }).Generate();
        var second = project.Generate(first.Driver.ReplaceAdditionalText(before, new TestFile(before.Path, Vanished.Replace("old-segment", "older-segment", StringComparison.Ordinal))));
        Assert.Equal([IncrementalStepRunReason.Modified], second.Reasons(Steps.Segments));
        Assert.Equal([IncrementalStepRunReason.Cached], second.Reasons(Steps.Experiences));
    }

    private static string Carried(string features) => Configs.Of($$"""
        {{features}}, "experiences": [ { "id": "1", "key": "e", "variations": [ { "id": "2", "changes": [ { "type": "fullStackFeature", "data": { "feature_id": "5" } } ] } ] } ]
        """);

    private static TestProject Project(string config, string retired) =>
        new() { Files = [new TestFile("/shop/convert.json", config), new TestFile("/shop/convert.retired.json", retired)] };

    private static string[] DiagnosticsOf(string config, string retired, string expression) =>
    [
        .. (Project(config, retired) with { Code = $"class P {{ static object? M(ConvertTyped.ConvertContext context) => {expression}; }}" })
            .Generate().CompilerDiagnostics.Select(diagnostic => diagnostic[(diagnostic.IndexOf(": ", StringComparison.Ordinal) + 2)..]),
    ];
}
