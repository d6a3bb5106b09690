namespace ConvertTyped.Generator.Tests.Input;

/// <summary>Tests that a project, such as a test project, uses accessors of another project if it can access them, and that conflicts are reported.</summary>
public class SharedAccessorTests
{
    private const string Visible = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Shop.Tests\")]\n";
    private const string Pages = "namespace Shop; internal static class Pages { internal static string Choose(CheckoutExperimentVariation variation) => variation.ToString(); }";

    private static readonly TestFile Offered = new("/shop/convert.json", Configs.Documented, ("ConvertTyped", "true"), ("ConvertAccessors", "Shop.ConvertAccessors"));

    [Theory]
    [InlineData("internal")]
    [InlineData("public")]
    public void A_test_project_shares_the_generated_types_of_an_application_that_it_can_access(string accessibility)
    {
        var tests = Tests(Application(accessibility, Visible + Pages), """
            namespace Shop.Tests;
            class Test
            {
                static object Main(ConvertTyped.Testing.TestConvert convert)
                {
                    convert.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatment);
                    convert.Features.CheckoutBanner.Enable(headline: "Hello", layout: new CheckoutBannerLayout { Columns = 2 });
                    return Pages.Choose(CheckoutExperimentVariation.Treatment) + convert.Context().Features.CheckoutBanner.Headline;
                }
            }
            """).Generate();
        Assert.Empty(tests.Problems);
        Assert.Empty(tests.CompilerDiagnostics);
        Assert.Equal(
            ["GlobalUsing", "ExperienceOverrides", "FeatureOverrides", "TestConvert"],
            tests.Files.Keys.Select(name => name.Replace(".g.cs", "", StringComparison.Ordinal).Split('.')[^1]).OrderBy(name => name != "GlobalUsing").ThenBy(name => name, StringComparer.Ordinal));
    }

    [Fact]
    public void A_test_project_shares_the_accessors_of_two_configs_with_different_namespaces()
    {
        const string OtherConfig = """{"account_id":"1","project":{"id":"2"},"experiences":[{"id":"3","key":"other","variations":[{"id":"4","key":"on"}]}]}""";
        var application = (TestProject.With("") with
        {
            Files = [new TestFile("/shop/a/convert.json", Configs.Documented, ("ConvertNamespace", "A")), new TestFile("/shop/b/convert.json", OtherConfig, ("ConvertNamespace", "B"))],
            Code = Visible,
        }).Generate();
        var tests = (Tests(application, """
            using A;
            class Test { static void Main(ConvertTyped.Testing.TestConvert convert) => convert.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatment); }
            """) with
        {
            Files =
            [
                new TestFile("/shop/a/convert.json", Configs.Documented, ("ConvertTyped", "true"), ("ConvertAccessors", "A")),
                new TestFile("/shop/b/convert.json", OtherConfig, ("ConvertTyped", "true"), ("ConvertAccessors", "B")),
            ],
        }).Generate();
        Assert.Empty(tests.Problems);
        Assert.Empty(tests.CompilerDiagnostics);
        Assert.Contains("B.TestConvert.g.cs", tests.Files.Keys);
    }

    [Theory]
    [InlineData(Visible, Visible, "Web.TestConvert.g.cs Worker.TestConvert.g.cs")]
    [InlineData(Visible, "", "Web.GlobalUsing.g.cs Web.TestConvert.g.cs")]
    public void If_applications_share_a_config_each_visible_application_gets_its_own_overrides(string web, string worker, string expected)
    {
        var tests = Tests(Of("Web", web), "") with
        {
            Files = [new TestFile("/shop/convert.json", Configs.Documented, ("ConvertTyped", "true"), ("ConvertAccessors", "Web,Worker"))],
            Code = "namespace WebTests { using Web; class Test { static void Main(ConvertTyped.Testing.TestConvert convert) => convert.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatment); } }",
        };
        var run = tests.WithReference(Of("Worker", worker).ToReference()).Generate();
        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal(expected, string.Join(' ', run.Files.Keys.Where(name => name.Contains("TestConvert", StringComparison.Ordinal) || name.Contains("GlobalUsing", StringComparison.Ordinal)).Order(StringComparer.Ordinal)));

        static GeneratorRun Of(string name, string code) =>
            (TestProject.With(Configs.Documented) with { AssemblyName = name, Code = code }).WithProperty("ConvertTypedNamespace", name).Generate();
    }

    [Fact]
    public void A_test_project_that_cannot_access_the_accessors_gets_its_own_accessors()
    {
        var tests = Tests(Application("internal", ""), """
            namespace Shop.Tests;
            class Test { static object? Main(ConvertTyped.Testing.TestConvert convert) => convert.Context().Features.CheckoutBanner.Headline; }
            """).Generate();
        Assert.Empty(tests.CompilerDiagnostics);
        Assert.Contains("Shop.Tests.ConvertAccessors.Features.g.cs", tests.Files.Keys);
    }

    [Fact]
    public void A_namespace_that_an_accessible_reference_already_contains_causes_one_error()
    {
        var library = (TestProject.With(Configs.Documented) with { AssemblyName = "Library" }).WithProperty("ConvertTypedAccessibility", "public").Generate();
        var run = (TestProject.With(Configs.Documented) with { AssemblyName = "App", References = [library.ToReference()] }).Generate();
        Assert.Equal(
            ["/shop/convert.json(1,1): CVT0003: Each Convert config must have its own namespace: the namespace 'Shop.ConvertAccessors' is already used by accessors that this project can access in the assembly 'Library'; set ConvertTypedNamespace in this project or in the project of that assembly"],
            run.Problems);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void Two_references_with_the_same_namespace_cause_one_warning()
    {
        var first = (TestProject.With(Configs.Documented) with { AssemblyName = "First" }).WithProperty("ConvertTypedAccessibility", "public").Generate();
        var second = (TestProject.With(Configs.Documented) with { AssemblyName = "Second" }).WithProperty("ConvertTypedAccessibility", "public").Generate();
        var run = (TestProject.With("") with { Files = [], AssemblyName = "App", References = [second.ToReference(), first.ToReference()] }).Generate();
        Assert.EndsWith(
            "CVT0007: The assemblies 'First' and 'Second' both have Convert accessors in the namespace 'Shop.ConvertAccessors', so this project cannot use these accessors; set ConvertTypedNamespace in the project of one of the two assemblies",
            Assert.Single(run.Problems),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "convert.Context().Features().CheckoutBanner.Headline + convert.Context().Features.CheckoutBanner.Headline + convert.Features.CheckoutBanner.Disable()")]
    [InlineData("true", "convert.Context().Features().CheckoutBanner.Headline + convert.Context().Features.CheckoutBanner.Headline + convert.Features.CheckoutBanner.Disable() + convert.Features().CheckoutBanner.Disable()")]
    public void Tests_of_an_application_with_several_target_frameworks_can_use_methods_and_properties(string methods, string expression)
    {
        var application = TestProject.With(Configs.Documented) with { Code = Visible };
        var tests = Tests(application.WithProperty("ConvertTypedExtensionMethods", "true").Generate(), $$"""
            namespace Shop.Tests;
            class Test { static object Main(ConvertTyped.Testing.TestConvert convert) => {{expression}}; }
            """);
        Assert.Empty(tests.WithProperty("ConvertTypedExtensionMethods", methods).Generate().CompilerDiagnostics);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_library_with_several_target_frameworks_can_share_its_internals_with_an_application(bool isCompiled)
    {
        var library = (TestProject.With(Configs.Documented) with { AssemblyName = "Library", Code = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"App\")]" })
            .WithProperty("ConvertTypedExtensionMethods", "true").WithProperty("RootNamespace", "Library").Generate();
        var application = (TestProject.With(Configs.Documented) with
        {
            AssemblyName = "App",
            References = [isCompiled ? library.ToImageReference() : library.ToReference()],
            Code = "class Program { static string Main(ConvertTyped.ConvertContext context) => context.Features.CheckoutBanner.Headline + context.Features().CheckoutBanner.Headline; }",
        }).WithProperty("ConvertTypedExtensionMethods", "true").Generate();
        Assert.Empty(application.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("")]
    [InlineData("true")]
    public void Test_projects_that_can_access_each_other_share_the_code_that_is_generated_for_tests(string methods)
    {
        const string Both = Visible + "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Shop.Other.Tests\")]\n";
        var application = Application("internal", Both);
        var first = Tests(application, Both).WithTestHost.WithProperty("ConvertTypedExtensionMethods", methods).Generate();
        Assert.Empty(first.CompilerDiagnostics);

        var second = (Tests(application, """
            using ConvertTyped.Testing;
            namespace Shop.Other.Tests;
            class Test
            {
                static void Main(TestConvert convert, Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
                {
                    builder.UseTestConvert(convert);
                    convert.Features.CheckoutBanner.Enable(headline: "Hello");
                    convert.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatment);
                }
            }
            """) with { AssemblyName = "Shop.Other.Tests" })
            .WithTestHost.WithReference(first.ToReference()).WithProperty("ConvertTypedExtensionMethods", methods).Generate();
        Assert.Empty(second.Problems);
        Assert.Empty(second.CompilerDiagnostics);
    }

    private static GeneratorRun Application(string accessibility, string code) =>
        (TestProject.With(Configs.Documented) with { Code = code }).WithProperty("ConvertTypedAccessibility", accessibility).Generate();

    private static TestProject Tests(GeneratorRun application, string code)
    {
        Assert.Empty(application.CompilerDiagnostics);
        return (TestProject.With("").WithTesting with { Files = [Offered], AssemblyName = "Shop.Tests", Code = code })
            .WithProperty("RootNamespace", "Shop.Tests")
            .WithReference(application.ToReference());
    }
}
