using ConvertTyped.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Analyzers.Tests.Fixes;

public sealed class TypedAccessorFixTests
{
    private static readonly TypedAccessorFix Fix = new();

    private const string Boxing = """

        internal sealed record Box(FeatureResult Inner) { public FeatureVariables Variables => Inner.Variables; }
        internal static class Boxing { public static Box ToBox(this FeatureResult feature) => new(feature); }
        """;

    private static TestProject Project(string lines) => TestProject.Of(Code.Lines(lines)) with { Generates = true };

    [Theory]
    [InlineData("var e = context.RunExperience(\"checkout-experiment\");", "var e = context.Experiences.CheckoutExperiment.Result;")]
    [InlineData("var f = context.RunFeature(\"checkout-banner\");", "var f = context.Features.CheckoutBanner.Result;")]
    [InlineData("var f = context?.RunFeature(\"checkout-banner\");", "var f = context?.Features.CheckoutBanner.Result;")]
    [InlineData("var f = context.RunFeature(\"checkout-banner\")!.Variables;", "var f = context.Features.CheckoutBanner.Result!.Variables;")]
    [InlineData("if (context.RunFeature(\"checkout-banner\") is { } banner) Console.WriteLine(banner);", "if (context.Features.CheckoutBanner.Result is { } banner) Console.WriteLine(banner);")]
    [InlineData("context.RunFeature(\"checkout-banner\");", "_ = context.Features.CheckoutBanner.Result;")]
    [InlineData("context?.RunFeature(\"checkout-banner\");", "_ = context?.Features.CheckoutBanner.Result;")]
    [InlineData("context.RunFeature(\"checkout-banner\")?.ToString();", "context.Features.CheckoutBanner.Result?.ToString();")]
    [InlineData("var v = context.RunFeature(\"checkout-banner\")?.Variables;", "var v = context.Features.CheckoutBanner.Result?.Variables;")]
    [InlineData("Func<object?> run = () => context.RunFeature(\"checkout-banner\");", "Func<object?> run = () => context.Features.CheckoutBanner.Result;")]
    public async Task A_Run_call_becomes_the_result_of_the_accessor(string before, string after) =>
        Assert.Equal(Code.Lines(after), await Fixing.FirstAsync(Fix, Project(before)));

    [Theory]
    [InlineData("var h = context.RunFeature(\"checkout-banner\")?.Variables.GetString(\"headline\") ?? \"\";", "var h = context.Features.CheckoutBanner.Headline ?? \"\";")]
    [InlineData("var n = context.RunFeature(\"checkout-banner\")?.Variables.GetInt64(\"max_items\");", "var n = context.Features.CheckoutBanner.MaxItems;")]
    [InlineData("var n = context?.RunFeature(\"checkout-banner\")?.Variables.GetBoolean(\"enabled\");", "var n = context?.Features.CheckoutBanner.Enabled;")]
    [InlineData("var n = context.RunFeature(\"checkout-banner\")?.Variables.GetDouble(\"max_items\");", "var n = context.Features.CheckoutBanner.Result?.Variables.GetDouble(\"max_items\");")]
    [InlineData("var n = context.RunFeature(\"checkout-banner\")?.Variables[\"headline\"];", "var n = context.Features.CheckoutBanner.Result?.Variables[\"headline\"];")]
    [InlineData("var n = context.RunFeature(\"checkout-banner\")?.Variables.ContainsKey(\"enabled\");", "var n = context.Features.CheckoutBanner.Result?.Variables.ContainsKey(\"enabled\");")]
    [InlineData("var n = context.RunFeature(\"checkout-banner\")?.Variables.GetString(unknown);", "var n = context.Features.CheckoutBanner.Result?.Variables.GetString(unknown);")]
    public async Task A_variable_that_is_read_as_its_declared_type_becomes_a_member_and_other_reads_use_the_result(string before, string after) =>
        Assert.Equal(Code.Lines(after), await Fixing.FirstAsync(Fix, Project(before)));

    [Fact]
    public async Task Variables_of_a_wrapped_result_are_still_read_by_their_keys() => Assert.Equal(
        Code.Lines("var h = context.Features.CheckoutBanner.Result?.ToBox().Variables.GetString(\"headline\");") + Boxing,
        await Fixing.FirstAsync(Fix, TestProject.Of(
            Code.Lines("var h = context.RunFeature(\"checkout-banner\")?.ToBox().Variables.GetString(\"headline\");") + Boxing) with { Generates = true }));

    [Theory]
    [InlineData("GetString(\"headline\")")]
    [InlineData("ContainsKey(\"enabled\")")]
    public async Task A_variable_with_a_fallback_is_still_read_by_its_key(string read)
    {
        var project = Project($"var h = context.RunFeature(\"checkout-banner\")?.Variables.{read};");
        Assert.Equal(
            Code.Lines($"var h = context.Features.CheckoutBanner.Result?.Variables.{read};"),
            await Fixing.FirstAsync(Fix, project with
            {
                AdditionalFiles = new Dictionary<string, string>(project.AdditionalFiles)
                {
                    ["convert.fallbacks.json"] = """{ "features": { "checkout-banner": { "headline": "Welcome", "enabled": true } } }""",
                },
            }));
    }

    [Theory]
    [InlineData("var f = context.RunFeature(\"checkout-banner\", A());", "var f = context.With(attributes: A()).Features.CheckoutBanner.Result;")]
    [InlineData("var f = context.RunFeature(\"checkout-banner\", A(), A());", "var f = context.With(attributes: A(), locationAttributes: A()).Features.CheckoutBanner.Result;")]
    [InlineData("var f = context.RunFeature(locationAttributes: A(), featureKey: \"checkout-banner\");", "var f = context.With(locationAttributes: A()).Features.CheckoutBanner.Result;")]
    [InlineData("var f = context.RunFeature(\"checkout-banner\", enableTracking: false);", "var f = context.With(enableTracking: false).Features.CheckoutBanner.Result;")]
    [InlineData("var f = context.RunFeature(\"checkout-banner\", enableTracking: true, enableStorage: true);", "var f = context.Features.CheckoutBanner.Result;")]
    [InlineData("var f = context?.RunFeature(\"checkout-banner\", A());", "var f = context?.With(attributes: A()).Features.CheckoutBanner.Result;")]
    public async Task Attributes_and_options_of_a_call_are_passed_to_With(string before, string after)
    {
        const string member = "private static Dictionary<string, object?> A() => new();";
        Assert.Equal(
            Code.Lines(after, member),
            await Fixing.FirstAsync(Fix, TestProject.Of(Code.Lines(before, member)) with { Generates = true }));
    }

    [Theory]
    [InlineData("context.TrackConversion(\"purchase_completed\");", "context.Goals.PurchaseCompleted.Track();")]
    [InlineData("context.TrackConversion(\"purchase_completed\", 9.99m);", "context.Goals.PurchaseCompleted.Track(9.99m);")]
    [InlineData("context.TrackConversion(\"purchase_completed\", 9.99m, null, true);", "context.Goals.PurchaseCompleted.Track(9.99m, conversionData: null, forceMultiple: true);")]
    [InlineData("context.TrackConversion(\"purchase_completed\", forceMultiple: true);", "context.Goals.PurchaseCompleted.Track(forceMultiple: true);")]
    [InlineData("context.TrackConversion(forceMultiple: true, goalKey: \"purchase_completed\", revenue: 1m);", "context.Goals.PurchaseCompleted.Track(forceMultiple: true, revenue: 1m);")]
    [InlineData("var s = context?.TrackConversion(\"purchase_completed\")?.Status;", "var s = context?.Goals.PurchaseCompleted.Track()?.Status;")]
    [InlineData("context?.TrackConversion(\"purchase_completed\");", "context?.Goals.PurchaseCompleted.Track();")]
    [InlineData("context.RunCustomSegments(\"us-visitors\", null);", "context.Segments.UsVisitors.Run(null);")]
    [InlineData("context.RunCustomSegments([\"us-visitors\"]);", "context.Segments.UsVisitors.Run();")]
    [InlineData("var m = context.RunCustomSegments(new[] { \"us-visitors\" }, null).Matched;", "var m = context.Segments.UsVisitors.Run(null).Matched;")]
    public async Task Goals_and_segments_become_accessor_calls(string before, string after) =>
        Assert.Equal(Code.Lines(after), await Fixing.FirstAsync(Fix, Project(before)));

    [Theory]
    [InlineData("var f = /* one */ context.RunFeature(/* two */ \"checkout-banner\" /* three */); // four", "var f = /* one */ context.Features.CheckoutBanner.Result /* two */ /* three */; // four")]
    [InlineData("context.TrackConversion(\"purchase_completed\", // the sum\n            9.99m, forceMultiple: /* again */ true);", "context.Goals.PurchaseCompleted.Track(/* the sum */ 9.99m, forceMultiple: /* again */ true);")]
    [InlineData("context.TrackConversion(\"purchase_completed\", /* net */ 9.99m);", "context.Goals.PurchaseCompleted.Track(/* net */ 9.99m);")]
    [InlineData("var h = context.RunFeature(\"checkout-banner\") /* one */ ?.Variables /* two */ .GetString(/* three */ \"headline\");", "var h = context.Features.CheckoutBanner.Headline /* one */ /* two */ /* three */;")]
    [InlineData("var f = context./* one */RunFeature /* two */ (\"checkout-banner\", /* three */ enableTracking: true);", "var f = context./* one */Features.CheckoutBanner.Result /* two */ /* three */;")]
    [InlineData("context.TrackConversion(\"purchase_completed\", 9.99m /* net */, /* again */ forceMultiple: true /* twice */);", "context.Goals.PurchaseCompleted.Track(9.99m /* net */, /* again */ forceMultiple: true /* twice */);")]
    [InlineData("context.TrackConversion(\"purchase_completed\" // the sale\n            , 9.99m);", "context.Goals.PurchaseCompleted.Track(9.99m) /* the sale */;")]
    public async Task Comments_are_preserved(string before, string after) => Assert.Equal(Code.Lines(after), await Fixing.FirstAsync(Fix, Project(before)));

    [Fact]
    public async Task A_chain_over_several_lines_keeps_its_line_breaks()
    {
        const string before = "var f = context\n            .RunFeature(\"checkout-banner\");";
        const string after = "var f = context\n            .Features.CheckoutBanner.Result;";
        Assert.Equal(Code.Lines(after), await Fixing.FirstAsync(Fix, Project(before)));
    }

    [Fact]
    public async Task Before_CSharp_14_the_accessor_is_reached_through_a_method() => Assert.Equal(
        Code.Lines("var f = context.With(enableTracking: false).Features().CheckoutBanner.Result;"),
        await Fixing.FirstAsync(Fix, Project("var f = context.RunFeature(\"checkout-banner\", enableTracking: false);") with { Language = LanguageVersion.CSharp13 }));

    [Fact]
    public async Task A_namespace_that_is_not_in_scope_is_imported()
    {
        var fixedCode = await Fixing.FirstAsync(Fix, Project("var f = context.RunFeature(\"checkout-banner\");") with
        {
            GlobalConfig = "build_property.ConvertTypedGlobalUsing = false",
        });
        Assert.Equal(Code.Lines("var f = context.Features.CheckoutBanner.Result;").Replace("using ConvertTyped;", "using ConvertTyped;\nusing Shop.ConvertAccessors;", StringComparison.Ordinal), fixedCode.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task For_several_calls_a_namespace_is_imported_once() => Assert.Equal(
        Code.Lines("var f = context.Features.CheckoutBanner.Result; var g = context.Features.CheckoutBanner.Result;")
            .Replace("using ConvertTyped;", "using ConvertTyped;\nusing Shop.ConvertAccessors;", StringComparison.Ordinal),
        (await Fixing.AllAsync(Fix, Project("var f = context.RunFeature(\"checkout-banner\"); var g = context.RunFeature(\"checkout-banner\");") with
        {
            GlobalConfig = "build_property.ConvertTypedGlobalUsing = false",
        })).ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("build_property.RootNamespace =", "")]
    [InlineData("build_property.ConvertTypedNamespace = Shop.event", "")]
    [InlineData("build_property.ConvertTypedGlobalUsing = false", "namespace Shop.ConvertAccessors.Pages;")]
    public async Task A_namespace_that_is_already_in_scope_is_not_imported(string config, string ownNamespace)
    {
        string Page(string line) => Code.Lines(line).Replace("using ConvertTyped;", "using ConvertTyped;\n" + ownNamespace, StringComparison.Ordinal);
        Assert.Equal(
            Page("var f = context.Features.CheckoutBanner.Result;"),
            await Fixing.FirstAsync(Fix, TestProject.Of(Page("var f = context.RunFeature(\"checkout-banner\");")) with { Generates = true, GlobalConfig = config }));
    }

    [Theory]
    [InlineData("Action run = () => context.RunFeature(\"checkout-banner\");", "Action run = () => _ = context.Features.CheckoutBanner.Result;")]
    [InlineData("Action run = () => context?.RunFeature(\"checkout-banner\");", "Action run = () => _ = context?.Features.CheckoutBanner.Result;")]
    [InlineData("Action<ConvertContext> run = c => c.RunFeature(\"checkout-banner\", A());", "Action<ConvertContext> run = c => _ = c.With(attributes: A()).Features.CheckoutBanner.Result;")]
    [InlineData("void Run() => context.RunExperience(\"checkout-experiment\"); Run();", "void Run() => _ = context.Experiences.CheckoutExperiment.Result; Run();")]
    [InlineData("for (var i = 0; i < 2; i++, context.RunFeature(\"checkout-banner\")) { }", "for (var i = 0; i < 2; i++, _ = context.Features.CheckoutBanner.Result) { }")]
    [InlineData("Action run = () => context.TrackConversion(\"add_to_cart\");", "Action run = () => context.Goals.AddToCart.Track();")]
    [InlineData("context.RunFeature(\"checkout-banner\")?.Variables.GetString(\"headline\");", "_ = context.Features.CheckoutBanner.Headline;")]
    public async Task A_value_that_is_not_used_is_discarded(string before, string after)
    {
        const string member = "private static Dictionary<string, object?> A() => new();";
        Assert.Equal(Code.Lines(after, member), await Fixing.FirstAsync(Fix, TestProject.Of(Code.Lines(before, member)) with { Generates = true }));
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task All_calls_are_replaced_with_accessors_in_one_step(FixAllScope scope)
    {
        var before = Code.Lines("""
            context.RunFeature("checkout-banner");
                    context.TrackConversion("add_to_cart", context.RunFeature("checkout-banner")?.Variables.GetInt64("max_items"));
                    Action run = () => context.RunFeature("checkout-banner");
            """);
        var after = Code.Lines("""
            _ = context.Features.CheckoutBanner.Result;
                    context.Goals.AddToCart.Track(context.Features.CheckoutBanner.MaxItems);
                    Action run = () => _ = context.Features.CheckoutBanner.Result;
            """);
        Assert.Equal(after, await Fixing.AllAsync(Fix, TestProject.Of(before) with { Generates = true }, scope));
    }
}
