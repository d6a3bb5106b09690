using ConvertTyped.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConvertTyped.Analyzers.Tests.Fixes;

public sealed class NearestKeyFixTests
{
    private static readonly NearestKeyFix Fix = new();

    [Theory]
    [InlineData("context.RunExperience(\"chekout-experiment\");", "context.RunExperience(\"checkout-experiment\");")]
    [InlineData("context.RunFeature(\"checkout-baner\");", "context.RunFeature(\"checkout-banner\");")]
    [InlineData("context.TrackConversion(\"purchase-completed\");", "context.TrackConversion(\"purchase_completed\");")]
    [InlineData("context.RunCustomSegments([\"us-visitor\"]);", "context.RunCustomSegments([\"us-visitors\"]);")]
    [InlineData("context.RunFeature(/* the */ \"checkout-baner\" /* one */, null);", "context.RunFeature(/* the */ \"checkout-banner\" /* one */, null);")]
    [InlineData("context.RunFeature(featureKey: @\"checkout-baner\");", "context.RunFeature(featureKey: \"checkout-banner\");")]
    [InlineData("context.RunFeature(\"\"\"checkout-baner\"\"\");", "context.RunFeature(\"checkout-banner\");")]
    [InlineData("context.RunFeature(\"checkout-\" + \"baner\");", "context.RunFeature(\"checkout-banner\");")]
    [InlineData("context.RunFeature(isNew ? \"checkout-baner\" : \"express-pay\");", "context.RunFeature(isNew ? \"checkout-banner\" : \"express-pay\");")]
    public async Task The_wrong_key_is_replaced_with_the_nearest_key(string before, string after) =>
        Assert.Equal(Code.Lines(after), await Fixing.FirstAsync(Fix, Code.Lines(before)));

    [Theory]
    [InlineData("const string key = \"checkout-baner\"; context.RunFeature(key);", "const string key = \"checkout-banner\"; context.RunFeature(key);")]
    public async Task A_constant_is_fixed_where_it_is_declared(string before, string after) =>
        Assert.Equal(Code.Lines(after), await Fixing.FirstAsync(Fix, Code.Lines(before)));

    [Theory]
    [InlineData("Composed")]
    [InlineData("Library.Banner")]
    public async Task A_constant_that_cannot_be_fixed_where_it_is_declared_is_replaced_where_it_is_used(string constant)
    {
        const string member = "private const string Composed = \"checkout-\" + \"baner\";";
        Assert.Equal(Code.Lines("context.RunFeature(\"checkout-banner\");", member), await Fixing.FirstAsync(Fix, TestProject.Of(Code.Lines($"context.RunFeature({constant});", member)) with
        {
            Library = "public static class Library { public const string Banner = \"checkout-baner\"; }",
        }));
    }

    [Fact]
    public async Task A_constant_in_another_file_is_fixed_there()
    {
        var project = new TestProject
        {
            Sources = new Dictionary<string, string>
            {
                ["A.cs"] = Code.Lines("context.RunFeature(Keys.Banner);"),
                ["B.cs"] = "internal static class Keys { public const string Banner = \"checkout-baner\"; }",
            },
        };
        var both = Code.Lines("context.RunFeature(Keys.Banner);") + "\ninternal static class Keys { public const string Banner = \"checkout-banner\"; }";
        Assert.Equal(both, await Fixing.FirstAsync(Fix, project));
    }

    [Fact]
    public async Task No_fix_is_offered_if_no_key_is_near() =>
        Assert.Empty(await Fixing.OffersAsync(Fix, TestProject.Of(Code.Lines("context.RunFeature(\"loyalty\");"))));

    [Fact]
    public async Task The_title_of_the_fix_names_the_key() =>
        Assert.Equal(["Change to 'checkout-banner'"], await Fixing.OffersAsync(Fix, TestProject.Of(Code.Lines("context.RunFeature(\"checkout-baner\");"))));

    [Theory]
    [InlineData(FixAllScope.Document, "expres-pay")]
    [InlineData(FixAllScope.Project, "express-pay")]
    [InlineData(FixAllScope.Solution, "express-pay")]
    public async Task All_wrong_keys_in_a_scope_are_fixed_at_once(FixAllScope scope, string inTheOtherFile)
    {
        static string First(string one, string other) => Code.Lines(
            $"const string key = \"{one}\"; context.RunFeature(key); context.RunFeature(key); context.RunFeature(\"{other}\");");
        static string Second(string key) => $"internal static class Other {{ public static object? Run(ConvertTyped.ConvertContext context) => context.RunFeature(\"{key}\"); }}";
        var project = new TestProject
        {
            Sources = new Dictionary<string, string> { ["A.cs"] = First("checkout-baner", "season_banner"), ["B.cs"] = Second("expres-pay") },
        };
        Assert.Equal(First("checkout-banner", "season-banner") + "\n" + Second(inTheOtherFile), await Fixing.AllAsync(Fix, project, scope));
    }
}
