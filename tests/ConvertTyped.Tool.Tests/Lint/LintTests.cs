using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConvertTyped.Tool.Tests.Lint;

public class LintTests
{
    private static readonly Dictionary<string, string> Configs = new()
    {
        ["shop"] = ShopConfig.Text,
        ["dangling"] = ShopConfig.Changed(config => config["experiences"]![0]!["goals"]!.AsArray().Add("9")),
        ["traffic"] = ShopConfig.Changed(config => config.Experience("checkout-experiment").Variation("control")["traffic_allocation"] = 90),
        ["value"] = ShopConfig.Changed(config => config.Experience("checkout-experiment").Variation("control")["changes"]![0]!["data"]!["variables_data"]!["max_items"] = "many"),
        ["names"] = ShopConfig.Changed(config => config.Feature("express-pay")["key"] = "checkout_banner"),
        ["regex"] = ShopConfig.Changed(config => config["locations"]![0]!["rules"]!["OR"]![0]!["AND"]![0]!["OR_WHEN"]![0]!["value"] = "(["),
        ["twice"] = ShopConfig.Changed(config => config["goals"]![1]!["key"] = "purchase_completed"),
        ["broken"] = ShopConfig.Text[..500],
    };

    // An error in one config prevents the compiler from checking other configs, so configs with errors are compiled separately.
    [Theory]
    [InlineData("shop", "dangling", "traffic", "value", "names", "regex")]
    [InlineData("twice")]
    [InlineData("broken")]
    public async Task Findings_have_the_same_ids_lines_and_columns_as_diagnostics_of_the_compiler(params string[] configs)
    {
        using var workplace = new Workplace();
        string[] files = [.. configs.Select(name => $"{name}.convert.json")];
        foreach (var name in configs)
            workplace[$"{name}.convert.json"] = Configs[name];

        var lint = await workplace.RunAsync(["lint", .. files, "--format", "json"]);
        var found = JsonElement.Parse(lint.Output).GetProperty("findings").EnumerateArray()
            .Select(Text)
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.Equal(Compile(workplace, files), found);
        Assert.DoesNotContain(found, finding => finding.StartsWith("shop", StringComparison.Ordinal));
        Assert.Equal(configs.Count(name => name != "shop"), found.Select(finding => finding.Split(' ')[0]).Distinct().Count());
    }

    [Theory]
    [InlineData("utf-16", "\u00E0", 1)]
    [InlineData("latin1", "\u00E0", 1)]
    [InlineData("utf-8", "\u00E0", 0)]
    // A file in UTF-8 that contains the character with which decoders replace invalid bytes.
    [InlineData("utf-8", "\uFFFD", 0)]
    public async Task Lint_checks_the_encoding_as_the_compiler_does(string encoding, string character, int expected)
    {
        using var workplace = new Workplace();
        File.WriteAllText(workplace.At("shop.convert.json"), ShopConfig.Text.Replace("One page to go", character, StringComparison.Ordinal), encoding == "utf-8" ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : Encoding.GetEncoding(encoding));

        var lint = await workplace.RunAsync("lint", "shop.convert.json", "--format", "json");

        var found = JsonElement.Parse(lint.Output).GetProperty("findings").EnumerateArray().Select(Text).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Compile(workplace, ["shop.convert.json"]), found);
        Assert.Equal(expected, found.Count);
    }

    [Fact]
    public async Task Lint_checks_the_configs_that_the_build_of_the_project_uses()
    {
        using var workplace = new Workplace();
        workplace["Directory.Build.targets"] = $"<Project><Import Project=\"{Repository.At("src", "ConvertTyped", "build", "ConvertTyped.targets")}\" /></Project>";
        workplace["Shop.csproj"] = ConsumerProject.File("", """
            <AdditionalFiles Include="**/convert.json" />
            <AdditionalFiles Include="not.convert.json" ConvertTyped="false" />
            <AdditionalFiles Include="flags.json" ConvertTyped="true" />
            """);
        foreach (var folder in new[] { "bin/Debug", "obj/Debug", "Other/bin/Debug", "eu" })
            Directory.CreateDirectory(workplace.At(folder));
        workplace["Program.cs"] = workplace["Other/Other.vbproj"] = "";
        foreach (var file in new[] { "convert.json", "bin/Debug/convert.json", "obj/Debug/convert.json", "Other/bin/Debug/convert.json", "not.convert.json", "eu/convert.json", "flags.json" })
            workplace[file] = ShopConfig.Text;

        var lint = await workplace.RunAsync("lint", "convert.json", "eu/convert.json", "flags.json", "--format", "json");
        var build = Dotnet.Run(workplace.Folder, "build", "Shop.csproj", "-v", "q").Output;

        var found = JsonElement.Parse(lint.Output).GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("file").GetString()!);
        Assert.Equal(["eu/convert.json", "flags.json"], found.Order(StringComparer.Ordinal));
        Assert.Equal(
            found.Order(StringComparer.Ordinal),
            build.Split('\n').Where(line => line.Contains("error CVT", StringComparison.Ordinal)).Select(line => Path.GetRelativePath(workplace.Folder, line.Trim().Split('(')[0])).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Errors_are_printed_in_the_format_of_the_compiler_and_cause_exit_code_1()
    {
        using var workplace = new Workplace();
        workplace["convert.json"] = "{\n  \"project\": {}\n}\n";
        var run = (await workplace.RunAsync("lint")).Exits(1);
        Assert.Contains("convert.json(1,1): error CVT0002: This is not a Convert config: 'account_id' is missing", run.Output, StringComparison.Ordinal);
        var sarif = JsonElement.Parse((await workplace.RunAsync("lint", "--format", "sarif")).Exits(1).Output);
        Assert.Equal("CVT0002", sarif.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("ruleId").GetString());
    }

    [Fact]
    public async Task Lint_exits_with_0_if_there_are_no_findings()
    {
        using var workplace = new Workplace();
        workplace["convert.json"] = ShopConfig.Text;
        Assert.Equal("No findings.", (await workplace.RunAsync("lint")).Exits(0).Output.Trim());
    }

    [Fact]
    public async Task The_project_determines_the_severities()
    {
        using var workplace = new Workplace();
        workplace["Shop.csproj"] = ConsumerProject.File("<NoWarn>$(NoWarn);CVT0104</NoWarn><WarningsAsErrors>CVT0103</WarningsAsErrors>", "");
        workplace["Program.cs"] = "";
        workplace[".globalconfig"] = "is_global = true\ndotnet_diagnostic.CVT0102.severity = none\ndotnet_diagnostic.CVT0101.severity = warning\n";
        workplace["convert.json"] = ShopConfig.Changed(config =>
        {
            config["experiences"]![0]!["goals"]!.AsArray().Add("9");
            config.Experience("checkout-experiment").Variation("control")["traffic_allocation"] = 90;
            config.Experience("checkout-experiment").Variation("control")["changes"]![0]!["data"]!["variables_data"]!["max_items"] = "many";
            config.Feature("express-pay")["key"] = "checkout_banner";
        });

        var findings = JsonElement.Parse((await workplace.RunAsync("lint", "--format", "json")).Exits(1).Output).GetProperty("findings").EnumerateArray()
            .Select(finding => $"{finding.GetProperty("id").GetString()} {finding.GetProperty("severity").GetString()}");

        Assert.Equal(["CVT0101 warning", "CVT0103 error"], findings.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Configs_of_one_project_are_checked_together()
    {
        using var workplace = new Workplace();
        workplace["Shop.csproj"] = ConsumerProject.File("", "<AdditionalFiles Include=\"other.convert.json\" />");
        workplace["convert.json"] = ShopConfig.Text;
        workplace["other.convert.json"] = ShopConfig.Text;
        Assert.Contains("other.convert.json(1,1): error CVT0003", (await workplace.RunAsync("lint", "other.convert.json")).Exits(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_to_an_entity_in_the_file_of_retired_entities_is_not_a_finding()
    {
        using var workplace = new Workplace();
        workplace["convert.json"] = ShopConfig.Changed(config =>
        {
            config.Remove("experiences", "checkout-experiment");
            config.Remove("goals", "add_to_cart");
        });
        Assert.Contains("CVT0106", (await workplace.RunAsync("lint")).Exits(1).Output, StringComparison.Ordinal);

        var goal = JsonNode.Parse(ShopConfig.Text)!["goals"]!.AsArray().Single(goal => (string?)goal!["key"] == "add_to_cart")!["id"]!.ToJsonString();
        workplace["convert.retired.json"] = $$"""
            {"version":1,"experiences":[{"id":"1","key":"checkout-experiment","since":"2026-11-01"}],"goals":[{"id":{{goal}},"key":"add_to_cart","since":"2026-11-01"}]}
            """;
        Assert.Equal("No findings.", (await workplace.RunAsync("lint")).Exits(0).Output.Trim());
    }

    [Fact]
    public async Task A_project_that_cannot_be_evaluated_causes_a_warning_and_its_config_is_still_checked()
    {
        using var workplace = new Workplace();
        workplace["Shop.csproj"] = "<Project";
        workplace["convert.json"] = "{}";
        var run = (await workplace.RunAsync("lint")).Exits(1);
        Assert.StartsWith("warning: MSBuild cannot evaluate the project Shop.csproj", run.Error, StringComparison.Ordinal);
        Assert.Contains("CVT0002", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_and_the_compiler_have_the_same_findings_for_every_fixture()
    {
        using var workplace = new Workplace();
        var configs = FixtureConfigs.All().DistinctBy(fixture => fixture.Json).Index().ToDictionary(fixture => $"f{fixture.Index}.convert.json", fixture => fixture.Item.Json);
        foreach (var (file, json) in configs)
            workplace[file] = json;
        var lint = JsonElement.Parse((await workplace.RunAsync(["lint", .. configs.Keys, "--format", "json"])).Output).GetProperty("findings").EnumerateArray().ToList();
        string[] broken = [.. lint.Where(finding => finding.GetProperty("severity").GetString() == "error").Select(finding => finding.GetProperty("file").GetString()!).Distinct()];

        List<string> compiled = [.. Compile(workplace, [.. configs.Keys.Except(broken)]), .. broken.SelectMany(file => Compile(workplace, [file]))];

        Assert.NotEmpty(compiled);
        Assert.Equal(compiled.Order(StringComparer.Ordinal), lint.Select(Text).Order(StringComparer.Ordinal));
    }

    private static string Text(JsonElement finding) =>
        $"{finding.GetProperty("file").GetString()} {finding.GetProperty("id").GetString()} {finding.GetProperty("line")},{finding.GetProperty("column")}";

    // Runs the compiler without MSBuild. The compiler's log contains diagnostics that the compiler does not print.
    private static List<string> Compile(Workplace workplace, string[] configs)
    {
        var built = Path.GetDirectoryName(ToolProcess.Assembly)!;
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var sdks = Path.GetFullPath(Path.Combine(framework, "..", "..", "..", "sdk"));
        var compiler = Directory.EnumerateDirectories(sdks).Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll")).Where(File.Exists).Order(StringComparer.Ordinal).Last();
        workplace["Empty.cs"] = "";
        workplace["names.globalconfig"] = "is_global = true\n" + string.Concat(configs.Select((config, i) => $"[{workplace.At(config)}]\nbuild_metadata.AdditionalFiles.ConvertNamespace = Config{i}\n"));
        Dotnet.Run(workplace.Folder,
        [
            compiler, "-nologo", "-target:library", "-out:out.dll", "-nostdlib", "-errorlog:log.sarif,version=2.1", "-analyzerconfig:names.globalconfig",
            .. Directory.EnumerateFiles(framework, "System*.dll").Select(assembly => $"-r:{assembly}"), $"-r:{Path.Combine(built, "ConvertTyped.dll")}",
            $"-analyzer:{Path.Combine(built, "ConvertTyped.Generator.dll")}", $"-analyzer:{Path.Combine(built, "ConvertTyped.Analyzers.dll")}",
            .. configs.Select(config => $"-additionalfile:{workplace.At(config)}"), "Empty.cs",
        ]);
        return
        [
            .. JsonElement.Parse(workplace["log.sarif"]).GetProperty("runs")[0].GetProperty("results").EnumerateArray()
                .Where(result => result.GetProperty("ruleId").GetString()!.StartsWith("CVT0", StringComparison.Ordinal))
                .Select(result =>
                {
                    var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
                    var file = Path.GetFileName(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!);
                    var region = place.GetProperty("region");
                    return $"{file} {result.GetProperty("ruleId").GetString()} {region.GetProperty("startLine")},{region.GetProperty("startColumn")}";
                })
                .Order(StringComparer.Ordinal),
        ];
    }
}
