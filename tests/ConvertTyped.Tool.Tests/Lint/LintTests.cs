using System.Text.Json;

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

    // An error in one config keeps the compiler from looking at others, so those that have one are compiled alone.
    [Theory]
    [InlineData("shop", "dangling", "traffic", "value", "names", "regex")]
    [InlineData("twice")]
    [InlineData("broken")]
    public async Task Findings_are_those_of_the_compiler_by_id_line_and_column(params string[] configs)
    {
        using var workplace = new Workplace();
        string[] files = [.. configs.Select(name => $"{name}.convert.json")];
        foreach (var name in configs)
            workplace[$"{name}.convert.json"] = Configs[name];

        var lint = await workplace.RunAsync(["lint", .. files, "--format", "json"]);
        var found = JsonElement.Parse(lint.Output).GetProperty("findings").EnumerateArray()
            .Select(finding => $"{finding.GetProperty("file").GetString()} {finding.GetProperty("id").GetString()} {finding.GetProperty("line")},{finding.GetProperty("column")}")
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.Equal(Compile(workplace, files), found);
        Assert.DoesNotContain(found, finding => finding.StartsWith("shop", StringComparison.Ordinal));
        Assert.Equal(configs.Count(name => name != "shop"), found.Select(finding => finding.Split(' ')[0]).Distinct().Count());
    }

    [Fact]
    public async Task Text_is_what_the_compiler_prints_and_errors_and_warnings_are_1()
    {
        using var workplace = new Workplace();
        workplace["convert.json"] = "{\n  \"project\": {}\n}\n";
        var run = (await workplace.RunAsync("lint")).Exits(1);
        Assert.Contains("convert.json(1,1): error CVT0002: This is not a Convert config: 'account_id' is missing", run.Output, StringComparison.Ordinal);
        var sarif = JsonElement.Parse((await workplace.RunAsync("lint", "--format", "sarif")).Exits(1).Output);
        Assert.Equal("CVT0002", sarif.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("ruleId").GetString());
    }

    [Fact]
    public async Task A_config_without_findings_is_0()
    {
        using var workplace = new Workplace();
        workplace["convert.json"] = ShopConfig.Text;
        Assert.Equal("No findings.", (await workplace.RunAsync("lint")).Exits(0).Output.Trim());
    }

    // The compiler itself, without MSBuild; its log has what it does not print.
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
