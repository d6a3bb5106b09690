using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class TypedAccessorTests
{
    private static TestProject Project(string lines) => TestProject.Of(Code.Lines(lines)) with { Generates = true };

    [Theory]
    [InlineData("context.RunExperience({|CVT1009:\"checkout-experiment\"|});", "'checkout-experiment' has a typed accessor: Experiences.CheckoutExperiment")]
    [InlineData("context.RunFeature({|CVT1009:\"checkout-banner\"|});", "'checkout-banner' has a typed accessor: Features.CheckoutBanner")]
    [InlineData("context.TrackConversion({|CVT1009:\"purchase_completed\"|}, 1m);", "'purchase_completed' has a typed accessor: Goals.PurchaseCompleted")]
    [InlineData("context.RunCustomSegments({|CVT1009:\"us-visitors\"|});", "'us-visitors' has a typed accessor: Segments.UsVisitors")]
    [InlineData("context.RunCustomSegments([{|CVT1009:\"us-visitors\"|}]);", "'us-visitors' has a typed accessor: Segments.UsVisitors")]
    [InlineData("context.RunCustomSegments(new[] { {|CVT1009:\"us-visitors\"|} });", "'us-visitors' has a typed accessor: Segments.UsVisitors")]
    [InlineData("context.RunFeature({|CVT1009:Own.Key|});", "'express-pay' has a typed accessor: Features.ExpressPay")]
    [InlineData("context.RunFeature({|CVT1009:\"checkout-banner\"|})?.Variables.ToString();", "'checkout-banner' has a typed accessor: Features.CheckoutBanner")]
    [InlineData("const string key = \"express-pay\"; context.RunFeature({|CVT1009:key|});", "'express-pay' has a typed accessor: Features.ExpressPay")]
    public async Task A_key_with_an_accessor_is_reported(string line, string message)
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(
            Project(line) with { Sources = new Dictionary<string, string> { ["Program.cs"] = Code.Lines(line, "private static class Own { public const string Key = \"express-pay\"; }") } }));
        Assert.Equal(message, found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
    }

    [Fact]
    public async Task Before_CSharp_14_the_accessor_is_reached_through_a_method()
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(
            Project("context.RunFeature({|CVT1009:\"checkout-banner\"|});") with { Language = LanguageVersion.CSharp13 }));
        Assert.Equal("'checkout-banner' has a typed accessor: Features().CheckoutBanner", found.GetMessage(null));
    }

    [Theory]
    [InlineData("context.RunFeature(FeatureKeys.CheckoutBanner);")]
    [InlineData("context.RunFeature(unknown);")]
    [InlineData("context.RunFeature(isNew ? \"checkout-banner\" : \"express-pay\");")]
    [InlineData("context.RunFeature(\"checkout-banner\", enableStorage: false);")]
    [InlineData("context.RunFeature(\"checkout-banner\", enableStorage: isNew);")]
    [InlineData("context.RunFeature(\"checkout-banner\", enableTracking: isNew);")]
    [InlineData("context.RunExperience(\"checkout-experiment\", enableStorage: false);")]
    [InlineData("context.RunCustomSegments([\"us-visitors\", \"big-spenders\"]);")]
    [InlineData("context.RunCustomSegments([\"us-visitors\", unknown]);")]
    [InlineData("context.RunCustomSegments([]);")]
    [InlineData("IsOn(\"checkout-banner\");")]
    [InlineData("RunFeature(\"checkout-banner\");")]
    [InlineData("_ = context.Features.CheckoutBanner.Headline;")]
    public Task Calls_with_a_generated_constant_or_without_a_matching_accessor_are_not_reported(string line) => Analysis.FindsTheMarkedAsync(
        TestProject.Of(Code.Lines(line, """
            private static void IsOn([FeatureKey] string key) { }
            private static void RunFeature(string featureKey, bool enableTracking = true, bool enableStorage = true) { }
            """)) with { Generates = true });

    [Fact]
    public Task No_accessor_is_suggested_without_generated_code() =>
        Analysis.FindsTheMarkedAsync(TestProject.Of(Code.Lines("context.RunFeature(\"checkout-banner\");")));

    [Theory]
    [InlineData("context.RunExperience(\"2025-black-friday-banner\");")]
    [InlineData("context.RunFeature(\"season-banner\");")]
    public Task An_accessor_of_a_retired_entity_is_not_suggested(string line) => Analysis.FindsTheMarkedAsync(Project(line));

    [Fact]
    public Task An_accessor_is_suggested_even_if_the_feature_does_not_have_the_variable() => Analysis.FindsTheMarkedAsync(
        Project("context.RunFeature({|CVT1009:\"checkout-banner\"|})?.Variables.GetString({|CVT1005:\"nope\"|});"));

    [Theory]
    [InlineData("Shop.@event")]
    [InlineData("Shop.event")]
    public Task A_namespace_can_contain_a_CSharp_keyword(string name) => Analysis.FindsTheMarkedAsync(
        Project("context.RunFeature({|CVT1009:\"checkout-banner\"|});") with { GlobalConfig = $"build_property.ConvertTypedNamespace = {name}" });

    [Fact]
    public Task The_namespace_may_be_the_global_namespace() => Analysis.FindsTheMarkedAsync(
        Project("context.RunFeature({|CVT1009:\"checkout-banner\"|});") with { GlobalConfig = "build_property.RootNamespace =" });

    [Fact]
    public Task An_accessor_is_suggested_even_if_an_entity_of_another_kind_with_the_same_key_is_retired() => Analysis.FindsTheMarkedAsync(Project(
        "context.RunExperience(\"banner\"); context.RunFeature({|CVT1009:\"banner\"|}); context.TrackConversion(\"banner\"); context.TrackConversion({|CVT1009:\"sale\"|});") with
    {
        AdditionalFiles = new Dictionary<string, string>
        {
            ["convert.json"] = Configs.With("""
                "features": [{ "id": 1, "key": "banner" }],
                "goals": [{ "id": 2, "key": "banner", "status": "archived" }, { "id": 3, "key": "sale" }],
                "experiences": [
                  { "id": 4, "key": "banner", "status": "paused", "variations": [{ "id": 5 }] },
                  { "id": 6, "key": "carrier", "variations": [{ "id": 7, "changes": [{ "type": "fullStackFeature", "data": { "feature_id": 1 } }] }] }]
                """),
        },
    });

    [Fact]
    public Task An_obsolete_accessor_is_not_suggested() => Analysis.FindsTheMarkedAsync(TestProject.Of(Code.Lines("context.RunFeature(\"checkout-banner\"); context.RunFeature({|CVT1009:\"express-pay\"|});") + """

        namespace Shop.ConvertAccessors
        {
            internal readonly struct Features(ConvertContext context)
            {
                [Obsolete]
                public FeatureResult? CheckoutBanner => context.RunFeature(null!);

                [System.ComponentModel.Description("")]
                public FeatureResult? ExpressPay => context.RunFeature(null!);
            }
        }
        """));

    [Theory]
    [InlineData("System.Linq.Expressions.Expression<Func<object?>> run = () => context.RunFeature(\"checkout-banner\", null, null, true, true);")]
    [InlineData("System.Linq.Expressions.Expression<Func<Func<object?>>> run = () => () => context.RunExperience(\"checkout-experiment\", null, null, true, true);")]
    [InlineData("_ = from n in new[] { 1 }.AsQueryable() where context.TrackConversion(\"add_to_cart\", null, null, false) != null select n;")]
    [InlineData("_ = new[] { 1 }.AsQueryable().Where(n => context.RunFeature(\"checkout-banner\", null, null, true, true) != null);")]
    [InlineData("var f = context.RunFeature(\n#if DEBUG\n            \"checkout-banner\"\n#else\n            \"checkout-banner\"\n#endif\n            );")]
    public Task No_accessor_is_suggested_in_an_expression_tree_or_in_a_call_with_directives(string line) => Analysis.FindsTheMarkedAsync(Project(line));

    [Fact]
    public Task An_accessor_is_suggested_in_a_lambda_that_becomes_a_delegate() => Analysis.FindsTheMarkedAsync(
        Project("_ = new[] { 1 }.Where(n => context.RunFeature({|CVT1009:\"checkout-banner\"|}) != null); Action run = () => context.RunFeature({|CVT1009:\"checkout-banner\"|});"));

    [Fact]
    public Task No_accessor_is_suggested_where_its_name_means_something_else() => Analysis.FindsTheMarkedAsync(TestProject.Of(
        Code.Lines("var f = context.RunFeature(\"checkout-banner\");") + """

        internal static class Own
        {
            extension(ConvertContext context)
            {
                public Mine Features => new();
            }
        }
        internal sealed class Mine
        {
            public Mine CheckoutBanner => this;
            public string Result => "";
        }
        """) with { Generates = true });

    [Fact]
    public Task The_suggested_names_are_those_that_the_generator_chooses() => Analysis.FindsTheMarkedAsync(Project(
        "context.RunFeature({|CVT1009:\"check_out\"|}); context.RunFeature({|CVT1009:\"check-out\"|}); context.RunFeature({|CVT1009:\"2x\"|}); context.RunFeature({|CVT1009:\"features\"|});") with
    {
        AdditionalFiles = new Dictionary<string, string>
        {
            ["convert.json"] = Configs.With("""
                "features": [{ "id": 1, "key": "check_out" }, { "id": 2, "key": {|CVT0101:"check-out"|} }, { "id": 3, "key": "2x" }, { "id": 4, "key": "features" }],
                "experiences": [{ "id": 5, "key": "e", "variations": [{ "id": 6, "changes": [
                  { "type": "fullStackFeature", "data": { "feature_id": 1 } }, { "type": "fullStackFeature", "data": { "feature_id": 2 } },
                  { "type": "fullStackFeature", "data": { "feature_id": 3 } }, { "type": "fullStackFeature", "data": { "feature_id": 4 } }] }] }]
                """),
        },
    });
}
