using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Tests.Emit;

public class OverrideTests
{
    private static readonly string[] Written = [Steps.FeatureOverrides, Steps.ExperienceOverrides, Steps.TestConvert];

    private static readonly TestProject Project = TestProject.With(Configs.Documented).WithTesting;

    private static readonly GeneratorRun Documented = Project.Generate();

    [Theory]
    [InlineData("FeatureOverrides")]
    [InlineData("ExperienceOverrides")]
    [InlineData("TestConvert")]
    public void The_documented_config_generates_the_overrides_in_the_snapshots(string concept)
    {
        Snapshot.Verify(Documented.Files[$"Shop.ConvertAccessors.{concept}.g.cs"], concept);
        Assert.Empty(Documented.CompilerDiagnostics);
    }

    [Fact]
    public void A_project_without_the_testing_package_gets_no_overrides() =>
        Assert.DoesNotContain(TestProject.With(Configs.Documented).Generate().Files.Keys, file => file.Contains("Override", StringComparison.Ordinal) || file.Contains("Test", StringComparison.Ordinal));

    [Fact]
    public void Before_CSharp_14_the_extension_members_are_methods()
    {
        var run = (Project with
        {
            Language = LanguageVersion.CSharp13,
            Code = "class Program { static void Main(ConvertTyped.Testing.TestConvert convert) => convert.Features().CheckoutBanner.Disable(); }",
        }).Generate();
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12, "convert.Features()")]
    [InlineData(LanguageVersion.CSharp14, "convert.Features()")]
    [InlineData(LanguageVersion.CSharp14, "convert.Features")]
    public void A_test_project_with_several_target_frameworks_can_use_methods_in_every_language_version(LanguageVersion language, string features)
    {
        var project = Project with
        {
            Language = language,
            Code = $"namespace Shop.Tests {{ using ConvertTyped.Testing; class Program {{ static void Main(TestConvert convert) => {features}.CheckoutBanner.Disable(); }} }}",
        };
        Assert.Empty(project.WithProperty("ConvertTypedExtensionMethods", "true").Generate().CompilerDiagnostics);
    }

    [Theory]
    [InlineData("internal")]
    [InlineData("public")]
    public void The_overrides_of_any_config_compile_without_a_warning(string accessibility) =>
        Assert.Empty(TestProject.With(HardConfig.Text).WithTesting.WithProperty("ConvertTypedAccessibility", accessibility).Generate().CompilerDiagnostics);

    [Theory]
    [InlineData("\"text\"", "\"{\"", "banner.Layout", "{")]
    [InlineData("1", "7", "banner.Layout", 7L)]
    [InlineData("[\"x\"]", "new[] { \"x\", \"y\" }", "banner.Layout![1]", "y")]
    [InlineData("[[{\"a b\":[1]}]]", "new[] { new[] { new BannerLayoutItemItem { AB = new long[] { 5 } } } }", "banner.Layout![0][0].AB[0]", 5L)]
    [InlineData("{\"a\":{\"b\":null}}", "new BannerLayout { A = new() { B = null } }", "banner.Layout!.A.B is null", true)]
    public void A_JSON_value_of_any_shape_is_read_back_unchanged(string configured, string given, string read, object expected)
    {
        var run = (TestProject.With(JsonVariableConfig.Of(configured)).WithTesting with
        {
            AssemblyName = $"Shop{Guid.NewGuid():N}",
            Code = $$"""
                using Shop;
                public static class Program
                {
                    public static object Main()
                    {
                        using var convert = ConvertTyped.Testing.TestConvert.FromNothing();
                        convert.Features.Banner.Enable(layout: {{given}});
                        var banner = convert.Context().Features.Banner;
                        return {{read}};
                    }
                }
                """,
        }).Generate();
        Assert.Equal(expected, run.Execute());
    }

    [Theory]
    [InlineData("Features.CheckoutBanner.Enable(headline: 3)", "CS1503")]
    [InlineData("Features.CheckoutBanner.Enable(maxItems: \"3\")", "CS1503")]
    [InlineData("Features.CheckoutBanner.Enable(headlin: \"x\")", "CS1739")]
    [InlineData("Features.CheckoutBaner.Disable()", "CS1061")]
    [InlineData("Experiences.CheckoutExperiment.Force(\"treatment\")", "CS1503")]
    [InlineData("Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatmnt)", "CS0117")]
    [InlineData("Features.CheckoutBanner.Enable(headline: \"x\", maxItems: 3)", null)]
    [InlineData("Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatment)", null)]
    public void Only_overrides_that_fit_the_config_compile(string call, string? error)
    {
        var code = $"namespace Shop; class Program {{ static void Main(ConvertTyped.Testing.TestConvert convert) => convert.{call}; }}";
        string[] diagnostics = [.. (Project with { Code = code }).Generate().CompilerDiagnostics];
        if (error is null)
            Assert.Empty(diagnostics);
        else
            Assert.Contains($"error {error}", Assert.Single(diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void An_experience_without_variations_cannot_be_forced()
    {
        var run = TestProject.With("""{"account_id":"1","project":{"id":"2"},"experiences":[{"id":"3","key":"empty","variations":[]}]}""").WithTesting.Generate();
        Assert.DoesNotContain("Force", run.Files["Shop.ConvertAccessors.ExperienceOverrides.g.cs"], StringComparison.Ordinal);
        Assert.Contains("Exclude()", run.Files["Shop.ConvertAccessors.ExperienceOverrides.g.cs"], StringComparison.Ordinal);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void Adding_a_reference_does_not_regenerate_overrides()
    {
        var other = TestProject.With(Configs.Documented).Generate().ToReference();
        var second = (Project with { References = [.. Project.References, other] }).Generate(Documented.Driver);
        Assert.All(second.Reasons(Steps.KnownReferences), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        foreach (var step in Written)
            Assert.Equal([IncrementalStepRunReason.Cached], second.Reasons(step));
    }

    [Fact]
    public void A_project_reference_to_the_testing_package_is_recognized()
    {
        var package = CSharpCompilation.Create("ConvertTyped.Testing");
        Assert.Equal("ConvertTyped.Testing", KnownReferences.NameOf(package.ToMetadataReference()));
        Assert.Null(KnownReferences.NameOf(CSharpCompilation.Create("Shop").ToMetadataReference()));
    }

    [Fact]
    public void A_project_that_sees_the_internals_of_another_project_has_its_own_overrides()
    {
        var library = (Project with
        {
            AssemblyName = "Library",
            Code = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Shop\")]",
        }).Generate();
        var run = (Project with
        {
            References = [.. Project.References, library.ToReference()],
            Code = "namespace Shop; class Program { static void Main(ConvertTyped.Testing.TestConvert convert) => convert.Features.CheckoutBanner.Disable(); }",
        }).WithProperty("RootNamespace", "Shop.Tests").Generate();
        Assert.Empty(run.CompilerDiagnostics);
    }
}
