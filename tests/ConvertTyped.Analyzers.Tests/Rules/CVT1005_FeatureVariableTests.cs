using ConvertTyped.CodeFixes;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class FeatureVariableTests
{
    [Theory]
    [InlineData("context.RunFeature(\"checkout-banner\")?.Variables.GetString({|CVT1005:\"headlin\"|});", "The feature 'checkout-banner' has no variable 'headlin'; did you mean 'headline'?")]
    [InlineData("context.RunFeature(\"checkout-banner\")?.Variables.GetString({|CVT1005:\"Headline\"|});", "The feature 'checkout-banner' has no variable 'Headline'; it has 'headline', and case matters")]
    [InlineData("context.RunFeature(\"express-pay\")?.Variables.GetString({|CVT1005:\"headline\"|});", "The feature 'express-pay' has no variable 'headline'")]
    [InlineData("context.RunFeature(\"checkout-banner\")?.Variables.GetInt64({|CVT1005:\"headline\"|});", "The feature 'checkout-banner' declares the variable 'headline' as string, so GetInt64 returns null")]
    public async Task Reading_an_undeclared_variable_or_a_variable_of_another_type_is_an_error(string line, string message)
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(Code.Lines(line)));
        Assert.Equal(message, found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }

    [Theory]
    [InlineData("GetString", "headline")]
    [InlineData("GetBoolean", "enabled")]
    [InlineData("GetInt64", "max_items")]
    [InlineData("GetDouble", "discount")]
    [InlineData("GetDouble", "max_items")]
    [InlineData("GetJson", "layout")]
    [InlineData("ContainsKey", "layout")]
    public Task A_variable_read_as_a_compatible_type_is_not_reported(string read, string name) =>
        Analysis.FindsTheMarkedAsync(Code.Lines($"context.RunFeature(\"checkout-banner\")?.Variables.{read}(\"{name}\");"));

    [Theory]
    [InlineData("GetString", "enabled")]
    [InlineData("GetString", "max_items")]
    [InlineData("GetInt64", "enabled")]
    [InlineData("GetBoolean", "headline")]
    [InlineData("GetInt64", "discount")]
    [InlineData("GetDouble", "headline")]
    [InlineData("GetJson", "headline")]
    public async Task A_variable_read_as_an_incompatible_type_is_an_error(string read, string name)
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(Code.Lines($"context.RunFeature(\"checkout-banner\")?.Variables.{read}({{|CVT1005:\"{name}\"|}});")));
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }

    [Theory]
    [InlineData("_ = context.RunFeature(\"checkout-banner\")!.Variables[{|CVT1005:\"nope\"|}];")]
    [InlineData("context.RunFeature(\"checkout-banner\")!.Variables.TryGetValue({|CVT1005:\"nope\"|}, out _);")]
    [InlineData("context?.RunFeature(\"checkout-banner\")?.Variables.GetString({|CVT1005:\"nope\"|});")]
    [InlineData("var banner = context.RunFeature(\"checkout-banner\"); banner?.Variables.GetString({|CVT1005:\"nope\"|});")]
    [InlineData("var variables = context.RunFeature(\"checkout-banner\")?.Variables; variables?.GetString({|CVT1005:\"nope\"|});")]
    [InlineData("var variables = context.RunFeature(\"checkout-banner\")!.Variables; Action later = () => variables.GetString({|CVT1005:\"nope\"|});")]
    [InlineData("((FeatureResult?)context.RunFeature(\"checkout-banner\"))?.Variables.GetString({|CVT1005:\"nope\"|});")]
    [InlineData("if (context.RunFeature(\"checkout-banner\") is { } banner) banner.Variables.GetString({|CVT1005:\"nope\"|});")]
    [InlineData("if (context.RunFeature(\"checkout-banner\") is FeatureResult banner) banner.Variables.GetString({|CVT1005:\"nope\"|});")]
    [InlineData("if (context.RunFeature(\"checkout-banner\") is not { } banner) return; banner.Variables.GetString({|CVT1005:\"nope\"|});")]
    [InlineData("var banner = context.RunFeature(\"checkout-banner\"); FeatureResult? other; other = banner; banner?.Variables.GetString({|CVT1005:\"nope\"|});")]
    [InlineData("_ = context.RunFeature(\"checkout-banner\") switch { { } banner => banner.Variables.GetString({|CVT1005:\"nope\"|}), _ => null };")]
    [InlineData("switch (context.RunFeature(\"checkout-banner\")) { case { } banner: banner.Variables.GetString({|CVT1005:\"nope\"|}); break; }")]
    [InlineData("const string key = \"checkout-banner\"; context.RunFeature(key)?.Variables.GetString(isNew ? {|CVT1005:\"nope\"|} : \"headline\");")]
    [InlineData("context.RunFeature(enableTracking: false, featureKey: \"checkout-banner\")?.Variables.GetString({|CVT1005:\"nope\"|});")]
    public Task A_variable_must_belong_to_the_feature_that_it_is_read_from(string line) => Analysis.FindsTheMarkedAsync(Code.Lines(line));

    [Theory]
    [InlineData("private static string? Read([FeatureKey] string feature, [FeatureVariable] string name) => null; private void Run() => Read(\"checkout-banner\", {|CVT1005:\"nope\"|});")]
    [InlineData("private static string? Read([FeatureVariable] string name, [FeatureKey] string feature) => null; private void Run() => Read(feature: \"checkout-banner\", name: {|CVT1005:\"nope\"|});")]
    [InlineData("private static Task<FeatureResult?> Get([FeatureKey] string key) => throw new Exception(); private async Task Run() => (await Get(\"checkout-banner\"))?.Variables.GetString({|CVT1005:\"nope\"|});")]
    [InlineData("private static Task<FeatureResult?> Get([FeatureKey] string key) => throw new Exception(); private async Task Run() => (await Get(\"checkout-banner\").ConfigureAwait(false))?.Variables.GetString({|CVT1005:\"nope\"|});")]
    [InlineData("private sealed class All { public FeatureResult? this[[FeatureKey] string key] => null; } private void Run(All all) => all[\"checkout-banner\"]?.Variables.GetString({|CVT1005:\"nope\"|});")]
    [InlineData("private sealed class All { public string? this[[FeatureKey] string key, [FeatureVariable] string name] => null; } private string? Run(All all) => all[\"checkout-banner\", {|CVT1005:\"nope\"|}];")]
    [InlineData("private static string? GetInt64([FeatureKey] string feature, [FeatureVariable] string name) => null; private void Run() => GetInt64(\"checkout-banner\", \"headline\");")]
    [InlineData("private sealed record Text([FeatureKey] string Feature, [FeatureVariable] string Name); private Text Make() => new(\"checkout-banner\", {|CVT1005:\"nope\"|});")]
    [InlineData("private static string? Read([FeatureVariable] string name, [FeatureKey] string feature = \"checkout-banner\") => null; private void Run() => Read({|CVT1005:\"nope\"|});")]
    public Task Variable_names_that_are_passed_to_user_code_are_checked(string members) => Analysis.FindsTheMarkedAsync(Code.Members(members));

    [Fact]
    public Task Variable_names_that_are_passed_to_an_extension_method_of_FeatureResult_are_checked() => Analysis.FindsTheMarkedAsync("""
        using ConvertTyped;
        internal static class Reading
        {
            public static string Text(this FeatureResult? feature, [FeatureVariable] string name) => feature?.Variables.GetString(name) ?? "";
            public static string Run(ConvertContext context) => context.RunFeature("checkout-banner").Text({|CVT1005:"nope"|});
            public static string RunToo(ConvertContext context) => Text(name: {|CVT1005:"nope"|}, feature: context.RunFeature("checkout-banner"));
        }
        """);

    [Theory]
    [InlineData("context.RunFeature(unknown)?.Variables.GetString(\"nope\");")]
    [InlineData("context.RunFeature({|CVT1002:\"checkout-baner\"|})?.Variables.GetString(\"nope\");")]
    [InlineData("context.RunFeature(\"checkout-banner\")?.Variables.GetString(unknown);")]
    [InlineData("foreach (var feature in context.RunFeatures()) feature.Variables.GetString(\"nope\");")]
    [InlineData("var banner = context.RunFeature(\"checkout-banner\"); banner = context.RunFeature(unknown); banner?.Variables.GetString(\"nope\");")]
    [InlineData("var banner = context.RunFeature(\"checkout-banner\"); Change(ref banner); banner?.Variables.GetString(\"nope\");")]
    [InlineData("var banner = context.RunFeature(\"checkout-banner\"); (banner, _) = (null, 1); banner?.Variables.GetString(\"nope\");")]
    [InlineData("var banner = context.RunFeature(\"checkout-banner\"); Get(out banner); banner?.Variables.GetString(\"nope\");")]
    [InlineData("Box? box = null; box?.Feature?.Variables.GetString(\"nope\");")]
    [InlineData("Text(context.RunFeature(\"checkout-banner\"), \"nope\");")]
    [InlineData("Read(\"checkout-banner\");")]
    [InlineData("((Box)context.RunFeature(\"checkout-banner\")).Variables.GetString(\"nope\");")]
    [InlineData("context.RunFeature(\"checkout-banner\")?.ToString().Contains(\"nope\");")]
    public Task Variables_are_not_reported_if_the_feature_or_the_name_is_not_certain(string line) =>
        Analysis.FindsTheMarkedAsync(Code.Lines(line, """
            private static void Change(ref FeatureResult? feature) => feature = null;
            private static void Get(out FeatureResult? feature) => feature = null;
            private static string? Text(FeatureResult? feature, [FeatureVariable] string name) => null;
            private static string? Read([FeatureKey] string feature, [FeatureVariable] string name = "nope") => null;
            private sealed class Box
            {
                public FeatureResult? Feature => null;
                public FeatureVariables Variables => throw new Exception();
                public static explicit operator Box(FeatureResult? feature) => new();
            }
            """));

    [Theory]
    [InlineData("FeatureResult? banner = banner; banner?.Variables.GetString(\"nope\");")]
    [InlineData("FeatureResult? one = other; FeatureResult? other = one; other?.Variables.GetString(\"nope\");")]
    public Task A_local_that_is_initialized_with_itself_causes_no_recursion(string line) =>
        Analysis.FindsTheMarkedAsync(TestProject.Of(Code.Lines(line)), isUnfinished: true);

    [Fact]
    public Task A_variable_of_unknown_type_can_be_read_as_any_type() =>
        Analysis.FindsTheMarkedAsync(TestProject.Of(Code.Lines("context.RunFeature(\"f\")?.Variables.GetString(\"v\"); context.RunFeature(\"f\")?.Variables.GetBoolean(\"v\");")) with
        {
            AdditionalFiles = new Dictionary<string, string>
            {
                ["convert.json"] = Configs.With("""  "features": [{ "id": 1, "key": "f", "variables": [{ "key": "v", "type": {|CVT0111:"colour"|} }] }]  """),
            },
        });

    [Fact]
    public Task A_variable_is_accepted_if_any_of_several_configs_declares_it() =>
        Analysis.FindsTheMarkedAsync(TestProject.Of(Code.Lines("""
            context.RunFeature("f")?.Variables.GetString("v"); context.RunFeature("f")?.Variables.GetBoolean("v"); context.RunFeature("f")?.Variables.GetBoolean("w");
            context.RunFeature("f")?.Variables.GetInt64({|CVT1005:"v"|}); context.RunFeature("f")?.Variables.GetString({|CVT1005:"u"|});
            """)) with
        {
            AdditionalFiles = new Dictionary<string, string>
            {
                ["convert.json"] = Configs.With("""  "features": [{ "id": 1, "key": "f", "variables": [{ "key": "v", "type": "string" }] }]  """),
                ["app.convert.json"] = Configs.With("""
                    "features": [{ "id": 1, "key": "f", "variables": [{ "key": "v", "type": "boolean" }, { "key": "w", "type": "boolean" }] }]
                    """),
            },
        });

    [Fact]
    public async Task The_nearest_variable_is_offered() => Assert.Equal(
        Code.Lines("context.RunFeature(\"checkout-banner\")?.Variables.GetString(\"headline\");"),
        await Fixing.FirstAsync(new NearestKeyFix(), Code.Lines("context.RunFeature(\"checkout-banner\")?.Variables.GetString(\"headlin\");")));
}
