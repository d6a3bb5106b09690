using System.Text;

namespace ConvertTyped.PackageTests;

/// <summary>Tests projects with unusual or invalid names, folders, target frameworks and configs, and projects with retired experiences.</summary>
public class FaultTests(Consumers consumers)
{
    [Fact]
    public void Namespaces_and_types_of_the_project_may_have_any_name() => Assert.Equal("True 1", consumers.Run("OwnNames"));

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void The_same_code_compiles_for_every_target_framework(string framework) => Assert.Equal("One page to go", consumers.Run("MultiTarget", framework));

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void The_same_overrides_compile_for_every_target_framework(string framework) => Assert.Equal("Tested", consumers.Run("MultiTests", framework));

    [Fact]
    public void A_config_of_any_name_is_embedded_under_a_name_that_a_host_recognizes() =>
        Assert.Equal("4 Capital.Shop.convert.json Marked.flags.convert.json Sharp_1.shop_1.convert.json convert.json", consumers.Run("Resources"));

    [Fact]
    public void A_program_with_an_embedded_config_needs_no_config_file() => Assert.Equal("One page to go", consumers.Run("Embedded"));

    [Fact]
    public void An_app_and_its_library_have_their_own_accessors() => Assert.Equal("One page to go One page to go", consumers.Run("BothApp"));

    [Theory]
    [InlineData("Internals.Tests", "Treatment")]
    [InlineData("Publics.Tests", "On")]
    [InlineData("Several.Tests", "Treatment Control On")]
    public void Tests_share_the_generated_types_of_the_application_that_they_reference(string project, string expected) =>
        Assert.Equal(expected, consumers.Run(project));

    [Fact]
    public void A_missing_config_causes_a_warning()
    {
        consumers.Built.Feed.Write("Missing/Missing.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TreatWarningsAsErrors>false</TreatWarningsAsErrors></PropertyGroup></Project>");
        consumers.Built.Feed.Write("Missing/Code.cs", "static class Code { internal static object Of(ConvertTyped.ConvertContext context) => context.Features.Banner; }");
        var (exitCode, output) = Dotnet.Run(consumers.Built.Feed.Folder, "build", "Missing", "-v", "q", "-nodeReuse:false");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("warning CVT0005", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<LangVersion>9.0</LangVersion><ImplicitUsings>disable</ImplicitUsings>", "utf-8", "convert.json(1,1): error CVT0006")]
    [InlineData("", "utf-16", "convert.json(1,1): error CVT0001")]
    [InlineData("", "latin1", "convert.json(1,1): error CVT0001")]
    public void A_config_that_no_code_can_be_generated_from_causes_one_error(string properties, string encoding, string expected)
    {
        var feed = consumers.Built.Feed;
        feed.Write("Refused/Refused.csproj", Consumers.Project(properties));
        var config = Fixture.ShopConfig.Replace("One page to go", "Une page \u00E0 faire", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(feed.Folder, "Refused", "convert.json"), config, Encoding.GetEncoding(encoding));
        Assert.Contains(expected, OnlyErrorOf("Refused"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_ambiguous_or_outdated_use_of_accessors_causes_an_error_that_says_what_to_do()
    {
        var feed = consumers.Built.Feed;
        feed.Write("Mixed/Mixed.csproj", Consumers.Project("", "<ProjectReference Include=\"../BothLibrary/BothLibrary.csproj\" />"));
        feed.Write("Mixed/convert.json", Fixture.ShopConfig);
        feed.Write("Mixed/Ambiguous.cs", "using ConvertTyped;\nusing Shop.Both.ConvertAccessors;\n\nstatic class Ambiguous\n{\n    internal static bool Of(ConvertContext context) => context.Features.CheckoutBanner.IsEnabled;\n}\n");
        feed.Write("Mixed/Older.cs", "static class Older\n{\n    internal static bool Of(ConvertTyped.ConvertContext context) => context.Features().CheckoutBanner.IsEnabled;\n}\n");
        var (_, output) = Dotnet.Run(feed.Folder, "build", "Mixed", "-v", "q", "-nodeReuse:false");
        Assert.Contains("Ambiguous.cs(6,64): error CVT1017: 'Features' is ambiguous, because this file imports Convert accessors from the namespaces 'Shop.Both.ConvertAccessors' and 'Shop.ConvertAccessors'", output, StringComparison.Ordinal);
        Assert.Contains("Older.cs(3,77): error CVT1018: 'Features' is a property in C# 14; remove the parentheses", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_configs_of_the_same_name_without_namespaces_cause_one_error_that_names_the_other_config()
    {
        var feed = consumers.Built.Feed;
        feed.Write("Unnamed/Unnamed.csproj", Consumers.Project("", "<AdditionalFiles Include=\"eu/convert.json\" /><AdditionalFiles Include=\"us/convert.json\" />"));
        feed.Write("Unnamed/eu/convert.json", Fixture.ShopConfig);
        feed.Write("Unnamed/us/convert.json", Fixture.ShopConfig);
        var error = OnlyErrorOf("Unnamed");
        Assert.Contains("us/convert.json(1,1): error CVT0003", error, StringComparison.Ordinal);
        Assert.Contains("is already used by the config 'eu/convert.json'", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("o'neil 100% (x) C#")]
    public void The_folder_of_a_project_may_have_any_name(string folder)
    {
        var feed = consumers.Built.Feed;
        var inner = $"Odd/{folder}";
        feed.Write($"{inner}/stylecop.json", "{}");
        feed.Write($"{inner}/Directory.Build.props", """
            <Project>
              <Import Project="../../Directory.Build.props" />
              <ItemGroup>
                <AdditionalFiles Include="$(MSBuildThisFileDirectory)stylecop.json" />
              </ItemGroup>
            </Project>
            """);
        feed.Write($"{inner}/Shop/Shop.csproj", Consumers.Project("<ConvertTypedTypeScript>web</ConvertTypedTypeScript>", "<InternalsVisibleTo Include=\"Odd.Tests\" />"));
        feed.Write($"{inner}/Shop/convert.json", Fixture.ShopConfig);
        feed.Write($"{inner}/Shop/convert.fallbacks.json", """{ "features": { "checkout-banner": { "headline": "Welcome" } } }""");
        feed.Write($"{inner}/Odd.Tests/Odd.Tests.csproj", Consumers.Project(
            "<OutputType>Exe</OutputType><WithoutPackage>true</WithoutPackage>",
            $"<PackageReference Include=\"ConvertTyped.Testing\" Version=\"{feed.Version}\" /><ProjectReference Include=\"../Shop/Shop.csproj\" />"));
        feed.Write($"{inner}/Odd.Tests/Program.cs", """
            using ConvertTyped.Testing;

            using var convert = new TestConvert(ConvertProject.Config);
            using var forced = convert.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatment);
            File.WriteAllText(args[1], convert.Context().Features.CheckoutBanner.Headline);
            """);
        Dotnet.Run(Path.Combine(feed.Folder, inner, "Odd.Tests"), "build", "-v", "q", "-nodeReuse:false").RequireSuccess();
        Assert.Equal("One page to go", consumers.Run("dotnet", [Path.Combine(feed.Folder, inner, "Odd.Tests", "bin", "Debug", "net10.0", "Odd.Tests.dll")]));
        Assert.True(File.Exists(Path.Combine(feed.Folder, inner, "Shop", "web", "convert.d.ts")));
    }

    [Theory]
    [InlineData("ConvertTyped", "netstandard2.0")]
    [InlineData("ConvertTyped", "net6.0")]
    [InlineData("ConvertTyped.Testing", "netstandard2.0")]
    [InlineData("ConvertTyped", "netstandard2.0;net10.0")]
    [InlineData("ConvertTyped", "net10.0;net48")]
    public void An_unsupported_target_framework_is_rejected_at_restore(string package, string framework)
    {
        var folder = $"Refused-{package}-{framework.Replace(';', '-')}";
        var property = framework.Contains(';', StringComparison.Ordinal) ? "TargetFrameworks" : "TargetFramework";
        consumers.Built.Feed.Write($"{folder}/{folder}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework />
                <{property}>{framework}</{property}>
                <WithoutPackage>true</WithoutPackage>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{package}" Version="{consumers.Built.Feed.Version}" />
              </ItemGroup>
            </Project>
            """);
        var (exitCode, output) = Dotnet.Run(consumers.Built.Feed.Folder, "restore", folder, "-v", "q");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("NU1202", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_paused_experience_does_not_break_a_build_that_treats_warnings_as_errors()
    {
        var feed = consumers.Built.Feed;
        feed.Write("Paused/Paused.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        feed.Write("Paused/convert.json", """{ "account_id": "1", "project": { "id": "2" }, "experiences": [ { "id": "3", "key": "e", "status": "paused", "variations": [ { "id": "4", "key": "v" } ] } ] }""");
        feed.Write("Paused/Code.cs", "static class Code { internal static object Of(ConvertTyped.ConvertContext context) => context.Experiences.E.Variation; }");
        var (exitCode, output) = Dotnet.Run(feed.Folder, "build", "Paused", "-v", "q", "-nodeReuse:false");
        Assert.Contains("warning CVT2001", output, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
    }

    [Theory]
    [InlineData("-p:TreatWarningsAsErrors=true")]
    [InlineData("-warnaserror")]
    public void Warnings_about_changes_in_Convert_do_not_break_a_build_that_treats_warnings_as_errors(string option)
    {
        var feed = consumers.Built.Feed;
        feed.Write("Changed/Changed.csproj", Consumers.Project(""));
        feed.Write("Changed/convert.fallbacks.json", """{ "features": { "gone": { "headline": "Welcome" } } }""");
        feed.Write("Changed/convert.json", """
            {
              "account_id": "1", "project": { "id": "2" },
              "audiences": [ { "id": "7", "key": "a", "rules": { "OR": [] } } ],
              "features": [ { "id": "5", "key": "f", "variables": [ { "key": "n", "type": "integer" }, { "key": "x", "type": "vector" } ] }, { "id": "5", "key": "g", "variables": [] }, { "key": "h", "variables": [] } ],
              "experiences": [
                { "id": "3", "key": "e", "status": "half", "audiences": [ "7", "8" ], "settings": { "matching_options": { "audiences": "any" } }, "variations": [
                  { "id": "4", "key": "v", "traffic_allocation": 0, "changes": [ { "id": "6", "type": "fullStackFeature", "data": { "feature_id": "5", "variables_data": { "n": "many" } } } ] } ] }
              ]
            }
            """);
        feed.Write("Changed/Code.cs", """
            static class Code
            {
                internal static object? Of(ConvertTyped.ConvertCore core) =>
                    core.CreateContext("v", new Dictionary<string, object?> { ["country"] = "US" }).RunExperience("e");
            }
            """);
        var (exitCode, output) = Dotnet.Run(feed.Folder, "build", "Changed", "-v", "q", "-nodeReuse:false", option);
        foreach (var id in new[] { "CVT0102", "CVT0103", "CVT0104", "CVT0105", "CVT0107", "CVT0108", "CVT0109", "CVT0110", "CVT0111", "CVT1006" })
            Assert.Contains($"warning {id}", output, StringComparison.Ordinal);
        Assert.True(exitCode == 0, output);
    }

    [Theory]
    [InlineData("", 0, "warning CVT2001")]
    [InlineData(", \"error\": true", 1, "error CVT2001")]
    public void An_experience_in_the_list_of_retired_entities_breaks_the_build_only_if_its_entry_is_marked_as_an_error(string overdue, int expected, string reported)
    {
        var feed = consumers.Built.Feed;
        feed.Write("Vanished/Vanished.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        feed.Write("Vanished/convert.json", Fixture.ShopConfig);
        feed.Write("Vanished/convert.retired.json", $$"""
            { "version": 1, "experiences": [ { "id": "3", "key": "gone", "since": "2026-11-03"{{overdue}}, "variations": [ { "id": "4", "key": "v" } ] } ] }
            """);
        feed.Write("Vanished/Code.cs", "static class Code { internal static bool IsOn(ConvertTyped.ConvertContext context) => context.Experiences.Gone.Variation == GoneVariation.V; }");
        var (exitCode, output) = Dotnet.Run(feed.Folder, "build", "Vanished", "-v", "q", "-nodeReuse:false");
        Assert.Contains(reported, output, StringComparison.Ordinal);
        Assert.Contains("not served by Convert since 2026-11-03", output, StringComparison.Ordinal);
        Assert.Equal(expected, exitCode);
    }

    [Theory]
    [InlineData("Regional", "configs/eu.convert.json", "<AdditionalFiles Include=\"configs/eu.convert.json\" />")]
    [InlineData("Renamed", "flags.json", "<AdditionalFiles Include=\"flags.json\" ConvertTyped=\"true\" />")]
    [InlineData("CapitalRetired", "Convert.json", "")]
    [InlineData("Linked", "../LinkedConfigs/shop.convert.json", "<AdditionalFiles Include=\"../LinkedConfigs/shop.convert.json\" />")]
    public void An_experience_in_the_list_of_retired_entities_has_an_accessor_for_any_name_and_location_of_the_config(string project, string config, string item)
    {
        var feed = consumers.Built.Feed;
        feed.Write($"{project}/{project}.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>{item}</ItemGroup></Project>");
        feed.Write($"{project}/{config}", Fixture.ShopConfig);
        feed.Write($"{project}/{RetiredFileOf(config)}", """
            { "version": 1, "experiences": [ { "id": "3", "key": "gone", "since": "2026-11-03", "variations": [ { "id": "4", "key": "v" } ] } ] }
            """);
        feed.Write($"{project}/of-another-tool.retired.json", "[ 1, 2");
        feed.Write($"{project}/Code.cs", "static class Code { internal static bool IsOn(ConvertTyped.ConvertContext context) => context.Experiences.Gone.Variation == GoneVariation.V; }");

        var (exitCode, output) = Dotnet.Run(feed.Folder, "build", project, "-v", "q", "-nodeReuse:false");

        Assert.Contains("warning CVT2001", output, StringComparison.Ordinal);
        Assert.DoesNotContain("CVT0001", output, StringComparison.Ordinal);
        Assert.True(exitCode == 0, output);
    }

    private string OnlyErrorOf(string project)
    {
        var (exitCode, output) = Dotnet.Run(consumers.Built.Feed.Folder, "build", project, "-v", "q", "-nodeReuse:false");
        Assert.NotEqual(0, exitCode);
        return Assert.Single(output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct());
    }

    private static string RetiredFileOf(string config) =>
        config == "Convert.json" ? "convert.retired.json" : config[..^".json".Length] + ".retired.json";
}
