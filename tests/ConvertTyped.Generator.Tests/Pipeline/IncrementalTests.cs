using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Tests.Pipeline;

public class IncrementalTests
{
    private static readonly TestProject Project = TestProject.With(Configs.Documented).WithTesting.WithHosting;
    private static readonly string[] Written =
    [
        Steps.Context, Steps.Experiences, Steps.Features, Steps.GlobalUsing, Steps.Goals, Steps.JsonVariables, Steps.Keys, Steps.LocationAttributes, Steps.Manifest,
        Steps.Segments, Steps.VisitorAttributes, Steps.FeatureOverrides, Steps.ExperienceOverrides, Steps.TestConvert, Steps.VariationServices,
    ];

    // The steps that run after each edit to code, because they read the compilation or the options. An unrelated edit does not change their results.
    private static readonly string[] Compared = [Steps.Model, Steps.ReferencedAccessors, Steps.ReferencedTestCode];

    // The steps before code generation whose results change if the meaning of the config changes.
    private static readonly string[] ReadAnew = [Steps.Files, Steps.Sources, Steps.Parse, Steps.Model, Steps.Configs];

    internal static readonly string[] Ours = [.. typeof(Steps).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (string)field.GetRawConstantValue()!)];

    [Fact]
    public void Editing_code_does_not_change_the_result_of_any_step_or_rerun_parsing_or_code_generation()
    {
        var second = Edit(Project with { Code = "class Unrelated;" });
        foreach (var step in Ours)
        {
            var expected = Compared.Contains(step) ? IncrementalStepRunReason.Unchanged : IncrementalStepRunReason.Cached;
            Assert.All(second.Reasons(step), reason => Assert.Equal((step, expected), (step, reason)));
        }

        foreach (var step in Written.Append(Steps.Parse))
            Assert.Equal([IncrementalStepRunReason.Cached], second.Reasons(step));
    }

    [Fact]
    public void Changing_white_space_in_the_config_reruns_parsing_but_regenerates_nothing()
    {
        var second = Edit(WithConfig("\n\n" + Configs.Documented.Replace(", ", " ,\n ", StringComparison.Ordinal)));
        Assert.Equal([IncrementalStepRunReason.Modified], second.Reasons(Steps.Parse));
        Assert.Equal([IncrementalStepRunReason.Unchanged], second.Reasons(Steps.Model));
        foreach (var step in Written)
            Assert.Equal([IncrementalStepRunReason.Cached], second.Reasons(step));
    }

    [Fact]
    public void A_new_value_of_a_variable_regenerates_only_the_features_because_their_comments_show_values()
    {
        var second = Edit(WithConfig(Configs.Documented.Replace("12,", "13,", StringComparison.Ordinal)));
        AssertModifiedOnly(second, [.. ReadAnew, Steps.Features]);
    }

    [Fact]
    public void A_new_value_in_a_rule_regenerates_only_the_attributes_because_their_comments_show_values()
    {
        var second = Edit(WithConfig(Configs.Documented.Replace("\"value\": \"US\"", "\"value\": \"CA\"", StringComparison.Ordinal)));
        AssertModifiedOnly(second, [.. ReadAnew, Steps.VisitorAttributes]);
    }

    [Fact]
    public void Changing_the_negation_of_a_rule_regenerates_nothing()
    {
        var second = Edit(WithConfig(Configs.Documented.Replace("\"negated\": true", "\"negated\": false", StringComparison.Ordinal)));
        Assert.Equal([IncrementalStepRunReason.Unchanged], second.Reasons(Steps.Model));
    }

    [Fact]
    public void A_new_traffic_allocation_regenerates_only_the_experiences()
    {
        var second = Edit(WithConfig(Configs.Documented.Replace("50.0", "40.0", StringComparison.Ordinal)));
        AssertModifiedOnly(second, [.. ReadAnew, Steps.Experiences]);
    }

    [Fact]
    public void A_renamed_key_regenerates_the_files_that_contain_it()
    {
        var second = Edit(WithConfig(Configs.Documented.Replace("us-visitors", "visitors-from-us", StringComparison.Ordinal)));
        AssertModifiedOnly(second, [.. ReadAnew, Steps.Segments, Steps.Keys, Steps.Manifest]);
    }

    [Fact]
    public void A_new_language_version_regenerates_only_the_extension_members()
    {
        var second = Edit(Project with { Language = LanguageVersion.CSharp13 });
        AssertModifiedOnly(second, Steps.Language, Steps.Context, Steps.TestConvert);
        Assert.Equal([IncrementalStepRunReason.Cached], second.Reasons(Steps.Parse));
    }

    [Fact]
    public void A_new_namespace_rebuilds_the_model_without_parsing_the_config_again()
    {
        var second = Edit(Project.WithProperty("ConvertTypedNamespace", "Other"));
        Assert.Equal([IncrementalStepRunReason.Cached], second.Reasons(Steps.Parse));
        AssertModifiedOnly(second, [Steps.Model, Steps.Configs, .. Written]);
    }

    [Fact]
    public void Changing_the_accessibility_regenerates_the_types()
    {
        var second = Edit(Project.WithProperty("ConvertTypedAccessibility", "public"));
        Assert.Equal([IncrementalStepRunReason.Cached], second.Reasons(Steps.Parse));
        AssertModifiedOnly(second, [Steps.Model, Steps.Configs, .. Written.Except([Steps.GlobalUsing])]);
    }

    [Fact]
    public void A_changed_fallback_regenerates_only_the_features_without_parsing_the_config_again()
    {
        var second = EditFallbacks("""{ "features": { "checkout-banner": { "max_items": 4 } } }""", """{ "features": { "checkout-banner": { "max_items": 5 } } }""");
        Assert.Equal([IncrementalStepRunReason.Cached], second.Reasons(Steps.Parse));
        AssertModifiedOnly(second, Steps.Fallbacks, Steps.Model, Steps.Configs, Steps.Features);
    }

    [Fact]
    public void Changing_white_space_in_the_fallbacks_regenerates_nothing()
    {
        var second = EditFallbacks("""{"features":{"checkout-banner":{"layout":{"columns":1}}}}""", """{ "features": { "checkout-banner": { "layout": { "columns": 1 } } } }""");
        Assert.Equal([IncrementalStepRunReason.Unchanged], second.Reasons(Steps.Fallbacks));
        foreach (var step in Written)
            Assert.Equal([IncrementalStepRunReason.Cached], second.Reasons(step));
    }

    [Fact]
    public void A_JSON_value_of_another_shape_regenerates_the_records()
    {
        var second = Edit(WithConfig(Configs.Documented.Replace("\"columns\": 2", "\"columns\": 2.5", StringComparison.Ordinal)));
        AssertModifiedOnly(second, [.. ReadAnew, Steps.JsonVariables]);
    }

    [Fact]
    public void A_rule_on_a_new_attribute_regenerates_only_the_attributes()
    {
        var second = Edit(WithConfig(Configs.Documented.Replace("\"key\": \"country\"", "\"key\": \"region\"", StringComparison.Ordinal)));
        AssertModifiedOnly(second, [.. ReadAnew, Steps.VisitorAttributes]);
    }

    [Fact]
    public void Retiring_an_experience_regenerates_only_the_files_that_depend_on_its_status()
    {
        var second = Edit(WithConfig(Configs.Documented.Replace("\"type\": \"a/b_fullstack\", \"status\": \"active\"", "\"type\": \"a/b_fullstack\", \"status\": \"paused\"", StringComparison.Ordinal)));
        AssertModifiedOnly(second, [.. ReadAnew, Steps.Experiences, Steps.Features, Steps.Keys, Steps.Manifest, Steps.VariationServices, Steps.ExperienceOverrides]);
    }

    [Fact]
    public void A_problem_that_moves_is_reported_at_its_new_place_and_regenerates_nothing()
    {
        var first = WithConfig("{ \"account_id\": 1 }").Generate();
        var second = WithConfig("\n{ \"account_id\": 1 }").Generate(Replace(first.Driver, "\n{ \"account_id\": 1 }"));
        Assert.StartsWith("/shop/convert.json(2,1)", Assert.Single(second.Problems), StringComparison.Ordinal);
        Assert.Equal([IncrementalStepRunReason.Unchanged], second.Reasons(Steps.Model));
    }

    [Fact]
    public void Two_runs_on_the_same_input_write_the_same_code() => Assert.Equal(Project.Generate().Files, Project.Generate().Files);

    [Theory]
    [InlineData(Configs.Documented)]
    [InlineData("""{ "goals": [ { }, """)]
    [InlineData("""{ "goals": [ { } ] }""")]
    public void No_value_of_the_pipeline_refers_to_a_compilation_or_to_a_location_in_a_compilation(string config)
    {
        var project = WithConfig(config);
        var run = (project with { Files = [.. project.Files, new TestFile("/shop/convert.fallbacks.json", """{ "features": { "checkout-banner": { "layout": {} } } }""")] }).Generate();
        string[] steps = [.. Ours, .. Written.Select(Steps.PartOf).Intersect(run.TrackedSteps)];
        Assert.NotEmpty(run.Reasons(Steps.Model));
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var value in steps.SelectMany(run.Values))
            AssertIsLight(value, seen);
    }

    private static void AssertIsLight(object? value, HashSet<object> seen)
    {
        if (value is null or string or TestFile || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            return;
        Assert.False(value is Compilation or ISymbol or SyntaxNode or SyntaxTree or Location or Diagnostic or JsonNode, value.GetType().FullName);

        foreach (var item in value as IEnumerable ?? Array.Empty<object>())
            AssertIsLight(item, seen);
        foreach (var field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            AssertIsLight(field.GetValue(value), seen);
    }

    private static void AssertModifiedOnly(GeneratorRun run, params string[] modified)
    {
        foreach (var step in Ours)
        {
            if (modified.Contains(step))
                Assert.True(run.Reasons(step).SequenceEqual([IncrementalStepRunReason.Modified]), $"{step}: {string.Join(", ", run.Reasons(step))}");
            else
                Assert.All(run.Reasons(step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason}"));
        }
    }

    private static GeneratorRun EditFallbacks(string before, string after)
    {
        var file = new TestFile("/shop/convert.fallbacks.json", before);
        var first = (Project with { Files = [.. Project.Files, file] }).Generate();
        return Project.Generate(first.Driver.ReplaceAdditionalText(file, new TestFile("/shop/convert.fallbacks.json", after)));
    }

    private static TestProject WithConfig(string config) => Project with { Files = [new TestFile("/shop/convert.json", config)] };

    private static GeneratorRun Edit(TestProject edited)
    {
        var first = Project.Generate();
        var driver = ReferenceEquals(edited.Files, Project.Files) ? first.Driver : first.Driver.ReplaceAdditionalText(Project.Files[0], edited.Files[0]);
        return edited.Generate(driver);
    }

    private static GeneratorDriver Replace(GeneratorDriver driver, string config) =>
        driver.ReplaceAdditionalTexts([new TestFile("/shop/convert.json", config)]);
}
