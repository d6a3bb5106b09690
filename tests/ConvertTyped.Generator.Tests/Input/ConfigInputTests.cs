using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Tests.Input;

public class ConfigInputTests
{
    [Theory]
    [InlineData("/shop/convert.json", true)]
    [InlineData("C:\\shop\\convert.json", true)]
    [InlineData("convert.json", true)]
    [InlineData("/shop/Convert.JSON", true)]
    [InlineData("/shop/staging.convert.json", true)]
    [InlineData("/shop/myconvert.json", false)]
    [InlineData("/shop/convert.fallbacks.json", false)]
    [InlineData("/convert.json/other.json", false)]
    public void A_config_is_recognized_by_its_name(string path, bool isConfig) => Assert.Equal(isConfig, IsConfig(new TestFile(path, Configs.Documented)));

    [Theory]
    [InlineData("/shop/flags.json", "true", true)]
    [InlineData("/shop/flags.json", "True", true)]
    [InlineData("/shop/flags.json", "", false)]
    [InlineData("/shop/convert.json", "false", false)]
    [InlineData("/shop/convert.json", "", true)]
    public void A_config_is_recognized_by_its_metadata(string path, string value, bool isConfig) =>
        Assert.Equal(isConfig, IsConfig(new TestFile(path, Configs.Documented, ("ConvertTyped", value))));

    [Theory]
    [InlineData("/shop/convert.json", "/shop/convert.json")]
    [InlineData("/shop/convert.json", "/shop/./sub/../convert.json")]
    [InlineData("convert.json", "./convert.json")]
    public void A_file_that_is_included_twice_is_used_once(string one, string other)
    {
        var run = new TestProject { Files = [new TestFile(one, "{}"), new TestFile(other, "{}")] }.Generate();
        Assert.Equal(2, run.Problems.Count());
        Assert.All(run.Problems, problem => Assert.Contains("CVT0002", problem, StringComparison.Ordinal));
        Assert.Contains("Shop.ConvertAccessors.GlobalUsing.g.cs", run.Files.Keys);
    }

    [Theory]
    [InlineData("Shop.Web", "Shop.Web")]
    [InlineData("my-app", "my_app")]
    [InlineData("3D Shop.class", "_3D_Shop.@class")]
    [InlineData("@class.équipe", "@class.équipe")]
    [InlineData(" a . b ..c. ", "a.b.c")]
    [InlineData("Shop.\u0661", "Shop._\u0661")]
    public void An_invalid_namespace_is_made_valid(string given, string expected)
    {
        var run = TestProject.With(Configs.Documented).WithProperty("RootNamespace", given).Generate();
        Assert.Contains($"namespace {expected}.ConvertAccessors;", run.Files.First().Value, StringComparison.Ordinal);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("", "", "Shop.ConvertAccessors")]
    [InlineData("", "Given", "Given")]
    [InlineData("Item", "Given", "Item")]
    public void The_namespace_comes_from_the_item_then_the_property_then_the_project(string item, string property, string expected)
    {
        var run = (new TestProject { Files = [new TestFile("/shop/convert.json", Configs.Documented, ("ConvertNamespace", item))] })
            .WithProperty("ConvertTypedNamespace", property).Generate();
        Assert.Contains($"namespace {expected};", run.Files[$"{expected}.Features.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Generated_code_still_has_a_namespace_if_there_is_no_root_namespace()
    {
        var run = TestProject.With(Configs.Documented).WithProperty("RootNamespace", "").Generate();
        Assert.Contains("namespace ConvertAccessors;", run.Files["ConvertAccessors.Features.g.cs"], StringComparison.Ordinal);
        Assert.Contains("ConvertAccessors.GlobalUsing.g.cs", run.Files.Keys);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void Generated_code_in_a_namespace_with_a_common_name_still_compiles()
    {
        foreach (var name in new[] { "Shop.System", "Shop.ConvertTyped", "ConvertTyped", "Shop.Microsoft.CodeAnalysis", "Shop.Features", "Shop.FeatureKeys" })
            Assert.Empty(TestProject.With(Configs.Documented).WithProperty("RootNamespace", name).Generate().CompilerDiagnostics);
    }

    [Theory]
    [InlineData("true", LanguageVersion.CSharp14, true)]
    [InlineData("", LanguageVersion.CSharp10, true)]
    [InlineData("false", LanguageVersion.CSharp14, false)]
    [InlineData("", LanguageVersion.CSharp9, false)]
    public void The_namespace_of_a_single_config_is_imported_everywhere_unless_the_import_is_turned_off_or_the_language_is_too_old(string property, LanguageVersion language, bool expected)
    {
        var run = (TestProject.With(Configs.Documented) with { Language = language }).WithProperty("ConvertTypedGlobalUsing", property).Generate();
        Assert.Equal(expected, run.Files.ContainsKey("Shop.ConvertAccessors.GlobalUsing.g.cs"));
    }

    [Fact]
    public void Several_configs_have_a_namespace_each_and_no_global_using()
    {
        var run = new TestProject
        {
            Files =
            [
                new TestFile("/shop/b.convert.json", Configs.Of("\"goals\": [ { \"key\": \"b\" } ]"), ("ConvertNamespace", "Shop.B")),
                new TestFile("/shop/a.convert.json", Configs.Of("\"goals\": [ { \"key\": \"a\" } ]"), ("ConvertNamespace", "Shop.A")),
            ],
            Code = """
                namespace One { using Shop.A; class P { static string Key(ConvertTyped.ConvertContext c) => c.Goals.A.Key; } }
                namespace Two { using Shop.B; class P { static string Key(ConvertTyped.ConvertContext c) => c.Goals.B.Key; } }
                """,
        }.Generate();
        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.DoesNotContain(run.Files.Keys, name => name.Contains("GlobalUsing", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_configs_in_one_namespace_cause_an_error_and_code_is_generated_for_the_first()
    {
        var run = new TestProject
        {
            Files = [new TestFile("/shop/b.convert.json", Configs.OfFeatures("b")), new TestFile("/shop/a.convert.json", Configs.OfFeatures("a"))],
        }.Generate();
        Assert.Equal(
            "/shop/b.convert.json(1,1): CVT0003: Each Convert config must have its own namespace: the namespace 'Shop.ConvertAccessors' is already used by the config 'a.convert.json'; "
            + "set ConvertNamespace on one of the two AdditionalFiles items",
            Assert.Single(run.Problems));
        Assert.Contains("AFeature A =>", run.Files["Shop.ConvertAccessors.Features.g.cs"], StringComparison.Ordinal);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("/shop/eu/convert.json", "/shop/us/convert.json", "/shop/us/convert.json", "'eu/convert.json'")]
    [InlineData("/shop/convert.json", "/shop/us/convert.json", "/shop/us/convert.json", "'convert.json'")]
    [InlineData("C:\\shop\\eu\\convert.json", "C:\\shop\\us\\convert.json", "C:\\shop\\us\\convert.json", "'eu/convert.json'")]
    public void The_error_for_two_configs_of_the_same_name_shows_the_path_below_their_common_folder(string first, string second, string reported, string named)
    {
        var run = new TestProject { Files = [new TestFile(first, Configs.OfFeatures("a")), new TestFile(second, Configs.OfFeatures("b"))] }.Generate();
        Assert.StartsWith(reported, Assert.Single(run.Problems), StringComparison.Ordinal);
        Assert.Contains($"is already used by the config {named};", Assert.Single(run.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Namespaces_that_differ_only_in_case_count_as_one()
    {
        var run = new TestProject
        {
            Files = [new TestFile("a.convert.json", Configs.OfFeatures("a"), ("ConvertNamespace", "X")), new TestFile("b.convert.json", Configs.OfFeatures("b"), ("ConvertNamespace", "x"))],
        }.Generate();
        Assert.Contains("CVT0003", Assert.Single(run.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_without_a_config_gets_no_code_and_no_diagnostics()
    {
        var run = new TestProject().Generate();
        Assert.Empty(run.Files);
        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void A_problem_is_reported_at_its_line_and_column_and_the_rest_of_the_code_is_generated()
    {
        var run = TestProject.With(Configs.Documented.Replace("\"key\": \"purchase_completed\", ", "\"key\" \"purchase_completed\", ")).Generate();
        Assert.Equal(
            "/shop/convert.json(21,41): CVT0001: The file does not contain a valid JSON object: ':' is missing after the name \"key\"",
            Assert.Single(run.Problems));
        Assert.Contains("PurchaseCompleted", run.Files["Shop.ConvertAccessors.Goals.g.cs"], StringComparison.Ordinal);
        Assert.Contains("UsVisitors", run.Files["Shop.ConvertAccessors.Segments.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Types_and_namespaces_of_the_project_can_have_the_same_names_as_generated_types()
    {
        var project = TestProject.With(Configs.Documented) with
        {
            Code = """
                namespace Shop.Features { class Handler; }
                namespace Shop.Goals { class Handler; }
                namespace Shop
                {
                    class Experiences;
                    record Keys(int Id);
                    class Program { static string? Main(ConvertTyped.ConvertContext context) => context.Features.CheckoutBanner.Headline; }
                }
                """,
        };
        Assert.Empty(project.Generate().CompilerDiagnostics);
    }

    [Fact]
    public void ConvertTypedRootNamespace_takes_precedence_over_RootNamespace() =>
        Assert.Contains("Shop_Net.ConvertAccessors.Features.g.cs", TestProject.With(Configs.Documented).WithProperty("ConvertTypedRootNamespace", "Shop_Net").Generate().Files.Keys);

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.CSharp9)]
    public void An_old_language_version_causes_one_error_and_no_code_is_generated(LanguageVersion language)
    {
        var run = (TestProject.With(Configs.Documented).WithTesting.WithTestHost with { Language = language }).Generate();
        Assert.Equal(
            "/shop/convert.json(1,1): CVT0006: ConvertTyped needs C# 10 or later: remove <LangVersion> from the project file, or set it to 10.0 or later",
            Assert.Single(run.Problems));
        Assert.Empty(run.Files);
    }

    [Theory]
    [InlineData("utf-16", "Shop")]
    [InlineData("latin1", "Caf\u00E9")]
    [InlineData("windows-1252", "Caf\u00E9")]
    // If the default encoding of the machine is UTF-8, the compiler decodes the invalid bytes to replacement characters.
    [InlineData("utf-8", "Caf\uFFFD")]
    public void A_file_that_is_not_in_UTF_8_is_reported(string encoding, string name)
    {
        var detected = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        var run = new TestProject { Files = [new TestFile("/shop/convert.json", Configs.Documented.Replace("Northwind Shop", name, StringComparison.Ordinal)) { Encoding = detected }] }.Generate();
        Assert.Equal(
            "/shop/convert.json(1,1): CVT0001: The file does not contain a valid JSON object: the file is not encoded in UTF-8; save it as UTF-8",
            Assert.Single(run.Problems));
    }

    [Fact]
    public void A_replacement_character_in_a_UTF_8_file_is_accepted()
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
        var run = new TestProject { Files = [new TestFile("/shop/convert.json", Configs.Documented.Replace("Northwind Shop", "Caf\uFFFD", StringComparison.Ordinal)) { Encoding = strict }] }.Generate();
        Assert.Empty(run.Problems);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12, "context.Features()")]
    [InlineData(LanguageVersion.CSharp14, "context.Features()")]
    [InlineData(LanguageVersion.CSharp14, "context.Features")]
    public void A_project_with_several_target_frameworks_can_use_methods_in_every_language_version(LanguageVersion language, string features)
    {
        var project = TestProject.With(Configs.Documented) with
        {
            Language = language,
            Code = $"namespace Shop.Web {{ class Program {{ static bool Main(ConvertTyped.ConvertContext context) => {features} is {{ CheckoutBanner.IsEnabled: true }}; }} }}",
        };
        Assert.Empty(project.WithProperty("ConvertTypedExtensionMethods", "true").Generate().CompilerDiagnostics);
    }

    [Fact]
    public void An_embedded_config_can_be_read_from_the_assembly()
    {
        var file = new TestFile("/shop/convert.json", Configs.Documented, ("ConvertResource", "convert.json"));
        var project = new TestProject
        {
            Files = [file],
            Code = "public static class Program { public static object Main() => ConvertProject.Config; }",
        };
        var run = project.Generate();
        Assert.Empty(run.CompilerDiagnostics);
        Assert.IsType<ConvertConfig>(run.Execute());
    }

    [Fact]
    public void A_Windows_line_ending_counts_as_one_line_ending()
    {
        var run = TestProject.With("{\r\n  \"account_id\": 1,\r\n  oops\r\n}").Generate();
        Assert.StartsWith("/shop/convert.json(3,3): CVT0001", Assert.Single(run.Problems), StringComparison.Ordinal);
    }

    private static bool IsConfig(TestFile file) => new TestProject { Files = [file] }.Generate().Files.Count > 0;
}
