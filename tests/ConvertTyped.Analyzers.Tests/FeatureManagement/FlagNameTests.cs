using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Tests.FeatureManagement;

public sealed class FlagNameTests
{
    private const string NotOwn = ", and the application defines no feature flag with this name";

    [Theory]
    [InlineData("""await features.IsEnabledAsync({|CVT1002:"checkout-baner"|});""", "feature with the key 'checkout-baner'" + NotOwn + "; did you mean 'checkout-banner'?")]
    [InlineData("""await features.IsEnabledAsync({|CVT1001:"chekout-experiment"|});""", "experience with the key 'chekout-experiment'" + NotOwn + "; did you mean 'checkout-experiment'?")]
    [InlineData("""await features.IsEnabledAsync({|CVT1002:"OwnFlg"|});""", "feature with the key 'OwnFlg'" + NotOwn + "; did you mean 'OwnFlag'?")]
    [InlineData("""await features.IsEnabledAsync({|CVT1002:"not-a-flag"|});""", "feature with the key 'not-a-flag'" + NotOwn)]
    [InlineData("""await features.IsEnabledAsync({|CVT1002:"Checkout-Banner"|});""", "feature with the key 'Checkout-Banner'" + NotOwn + "; there is 'checkout-banner', and case matters")]
    [InlineData("""await features.IsEnabledAsync({|CVT1002:"expres-pay"|}, visitor);""", "feature with the key 'expres-pay'" + NotOwn + "; did you mean 'express-pay'?")]
    [InlineData("""await snapshot.IsEnabledAsync({|CVT1002:"expres-pay"|});""", "feature with the key 'expres-pay'" + NotOwn + "; did you mean 'express-pay'?")]
    [InlineData("""await variants.GetVariantAsync({|CVT1002:"expres-pay"|}, cancellationToken);""", "feature with the key 'expres-pay'" + NotOwn + "; did you mean 'express-pay'?")]
    [InlineData("""await variants.GetVariantAsync({|CVT1002:"expres-pay"|}, visitor, cancellationToken);""", "feature with the key 'expres-pay'" + NotOwn + "; did you mean 'express-pay'?")]
    [InlineData("""const string name = "expres-pay"; await features.IsEnabledAsync({|CVT1002:name|});""", "feature with the key 'expres-pay'" + NotOwn + "; did you mean 'express-pay'?")]
    [InlineData("""await features.IsEnabledAsync({|CVT1002:nameof(visitor)|});""", "feature with the key 'visitor'" + NotOwn)]
    [InlineData("""((IServiceCollection)null!).AddFeatureManagement().WithVariantService<string>({|CVT1002:"expres-pay"|});""", "feature with the key 'expres-pay'" + NotOwn + "; did you mean 'express-pay'?")]
    [InlineData("""((IEndpointConventionBuilder)null!).WithFeatureGate("OwnFlag", {|CVT1002:"expres-pay"|});""", "feature with the key 'expres-pay'" + NotOwn + "; did you mean 'express-pay'?")]
    [InlineData("""((IApplicationBuilder)null!).UseForFeature({|CVT1002:"expres-pay"|}, app => { });""", "feature with the key 'expres-pay'" + NotOwn + "; did you mean 'express-pay'?")]
    public async Task A_name_without_a_definition_in_Convert_or_the_application_is_reported(string line, string message)
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(FlagProject.Of(line)));
        Assert.Equal("The config has no " + message, found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }

    [Theory]
    [InlineData("[FeatureGate({|CVT1002:\"expres-pay\"|})]")]
    [InlineData("[FeatureGate(RequirementType.Any, \"OwnFlag\", {|CVT1002:\"expres-pay\"|})]")]
    [InlineData("[FeatureGate(Flags.OwnFlag, {|CVT1002:Flags.ExpressPay|})]")]
    public Task The_names_in_a_feature_gate_are_checked(string attribute) => Analysis.FindsTheMarkedAsync(FlagProject.Of("", $$"""
        {{attribute}}
        public static IActionResult Gated() => new OkResult();

        private enum Flags { OwnFlag, ExpressPay }
        """));

    [Theory]
    [InlineData("OwnFlag")]
    [InlineData("ownflag")]
    [InlineData("EveningFlag")]
    [InlineData("FlatFlag")]
    [InlineData("ListedFlag")]
    [InlineData("DevFlag")]
    [InlineData("checkout-banner")]
    [InlineData("checkout-experiment")]
    public Task A_name_that_Convert_or_the_application_defines_is_accepted(string name) => Analysis.FindsTheMarkedAsync(FlagProject.Of($"await features.IsEnabledAsync(\"{name}\");"));

    [Theory]
    [InlineData("build_property.ConvertTypedOwnFlags = Remote, Legacy*", "Remote")]
    [InlineData("build_property.ConvertTypedOwnFlags = Remote, Legacy*", "LegacyCart")]
    [InlineData("build_property.ConvertTypedOwnFlags = *", "anything")]
    [InlineData("build_property.ConvertTypedOwnFlagsSection = App:Flags", "SectionFlag")]
    [InlineData("[/shop/flags.json]\nbuild_metadata.AdditionalFiles.ConvertTypedOwnFlags = true", "FileFlag")]
    public Task The_project_can_list_its_own_flags_or_the_places_that_define_them(string setting, string name) =>
        Analysis.FindsTheMarkedAsync(FlagProject.Of($"await features.IsEnabledAsync(\"{name}\"); await features.IsEnabledAsync({{|CVT1002:\"Mistaken\"|}});".Replace(
            name == "anything" ? "{|CVT1002:\"Mistaken\"|}" : "\0", "\"Mistaken\"", StringComparison.Ordinal)) with
        {
            GlobalConfig = setting,
            AdditionalFiles = new Dictionary<string, string>
            {
                ["convert.json"] = Configs.Shop,
                ["appsettings.json"] = """{ "App": { "Flags": { "SectionFlag": true } } }""",
                ["flags.json"] = """{ "FeatureManagement": { "FileFlag": true } }""",
            },
        });

    [Fact]
    public Task Names_are_not_checked_without_the_bridge() =>
        Analysis.FindsTheMarkedAsync(FlagProject.Of("""await features.IsEnabledAsync("nobody-knows");""") with { HasBridge = false });

    [Theory]
    [InlineData("await features.IsEnabledAsync({|CVT2002:\"old-feature\"|});", "feature 'old-feature'")]
    [InlineData("await variants.GetVariantAsync({|CVT2001:\"old-experiment\"|}, cancellationToken);", "experience 'old-experiment'")]
    [InlineData("await features.IsEnabledAsync(\"OwnFlag\"); await features.IsEnabledAsync({|CVT2002:\"old-feature\"|});", "feature 'old-feature'")]
    public async Task A_name_that_Convert_no_longer_serves_is_reported(string line, string entity)
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(WithRetired(FlagProject.Of(line))));
        Assert.Equal($"The {entity} is retired: not served by Convert since 2026-11-03", found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
    }

    /// <summary>The name refers to the experience as long as Convert serves the experience.</summary>
    [Fact]
    public Task A_name_that_a_retired_feature_shares_with_a_served_experience_is_accepted() =>
        Analysis.FindsTheMarkedAsync(WithRetired(FlagProject.Of("await features.IsEnabledAsync(\"checkout-experiment\");"), "checkout-experiment"));

    [Fact]
    public async Task A_retired_name_in_a_feature_gate_is_reported()
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(WithRetired(FlagProject.Of("", """
            [FeatureGate("checkout-banner", {|CVT2002:"old-feature"|})]
            public static IActionResult Gated() => new OkResult();
            """))));
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
    }

    [Fact]
    public async Task Each_retired_name_in_the_tag_helper_is_reported_where_it_occurs()
    {
        var project = WithRetired(FlagProject.Of(""));
        var found = await Analysis.FindsTheMarkedAsync(project with
        {
            AdditionalFiles = new Dictionary<string, string>(project.AdditionalFiles)
            {
                ["Index.cshtml"] = "@addTagHelper *, Microsoft.FeatureManagement.AspNetCore\n<feature name=\"{|CVT2002:old-feature|}, OwnFlag,{|CVT2001:old-experiment|}\">",
            },
            HasTagHelpers = false,
        });
        Assert.All(found, reported => Assert.Equal(DiagnosticSeverity.Warning, reported.Severity));
    }

    private static TestProject WithRetired(TestProject project, string feature = "old-feature") => project with
    {
        AdditionalFiles = new Dictionary<string, string>(project.AdditionalFiles)
        {
            ["convert.retired.json"] = $$"""
                { "experiences": [ { "id": "70", "key": "old-experiment", "since": "2026-11-03" } ], "features": [ { "id": "80", "key": "{{feature}}", "since": "2026-11-03" } ] }
                """,
        },
    };

    [Theory]
    [InlineData("<feature name=\"{|CVT1002:expres-pay|}\">")]
    [InlineData("<feature name=\"OwnFlag, {|CVT1002:expres-pay|}\" requirement=\"Any\">")]
    [InlineData("<feature name=\"{|CVT1001:chekout-experiment|}\" variant=\"treatment\">")]
    [InlineData("<feature name=\"checkout-banner, OwnFlag\" negate=\"true\"> <feature name=\"@Key\"> <feature name=\"checkout-experiment\" variant=\"treatment\">")]
    public Task The_tag_helper_of_FeatureManagement_is_checked(string markup) => Analysis.FindsTheMarkedAsync(FlagProject.Of("") with
    {
        AdditionalFiles = new Dictionary<string, string>
        {
            ["convert.json"] = Configs.Shop,
            ["appsettings.json"] = FlagProject.Settings,
            ["Index.cshtml"] = "@addTagHelper *, Microsoft.FeatureManagement.AspNetCore\n" + markup,
            ["Other.cshtml"] = "<feature name=\"of-another-library\">",
        },
        HasTagHelpers = false,
    });
}
