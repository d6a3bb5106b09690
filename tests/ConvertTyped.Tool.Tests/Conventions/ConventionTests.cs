using System.Text.Json;

namespace ConvertTyped.Tool.Tests.Conventions;

public class ConventionTests
{
    private static readonly string[] Commands = ["init", "pull", "diff", "lint", "explain", "simulate", "usages", "cleanup", "test", "generate", "serve", "mcp"];

    [Fact]
    public async Task The_help_for_every_command_shows_an_example()
    {
        using var workplace = new Workplace();
        var help = (await workplace.RunAsync("--help")).Exits(0).Output;
        // The list of commands has one sentence for each command, and a single example.
        Assert.Equal(2, help.Split("Example:").Length);
        foreach (var command in Commands)
        {
            Assert.Contains($"  {command} ", help, StringComparison.Ordinal);
            var own = (await workplace.RunAsync(command, "--help")).Exits(0).Output;
            Assert.Matches("Example:\\s+.*convert-typed " + command, own);
        }
    }

    [Theory]
    [InlineData]
    [InlineData("pul")]
    [InlineData("diff", "a.json")]
    [InlineData("diff", "a.json", "b.json", "--format", "xml")]
    [InlineData("simulate", "--visitors", "0")]
    [InlineData("simulate", "--attribute", "plan=pro:0.7,free:0.8")]
    [InlineData("simulate", "missing.json")]
    [InlineData("explain", "v1", "--config", "missing.json")]
    [InlineData("lint", "missing.json")]
    [InlineData("test", "missing.json")]
    [InlineData("usages", "missing.csproj")]
    [InlineData("usages", "--unused", "--retired")]
    [InlineData("diff", "no-such-revision:convert.json", "live")]
    [InlineData("diff", "assembly:missing.dll", "live")]
    public async Task If_the_command_line_is_invalid_the_tool_exits_with_2_and_prints_the_reason_to_standard_error(params string[] arguments)
    {
        using var workplace = new Workplace();
        var run = (await workplace.RunAsync(arguments)).Exits(2);
        Assert.Equal("", run.Output);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("explain", "v1", "--config", "assembly:Shop.dll")]
    [InlineData("explain", "v1", "--at", "assembly:Shop.dll")]
    [InlineData("simulate", "assembly:Shop.dll")]
    [InlineData("simulate", "--compare", "assembly:Shop.dll")]
    [InlineData("test", "convert.tests.json", "--config", "assembly:Shop.dll")]
    public async Task A_command_that_evaluates_visitors_neither_offers_nor_accepts_a_built_assembly(params string[] arguments)
    {
        using var workplace = new Workplace();
        workplace["convert.json"] = ShopConfig.Text;
        workplace["convert.tests.json"] = """{"cases":[]}""";
        var run = (await workplace.RunAsync(arguments)).Exits(2);
        Assert.Contains("a built assembly contains no traffic allocations and no rules. Specify the path of a config file", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("assembly:", (await workplace.RunAsync(arguments[0], "--help")).Exits(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pull", "--sdk-key", ToolProcess.SdkKey)]
    [InlineData("pull", "--sdk-key=" + ToolProcess.SdkKey)]
    [InlineData("diff", "live", "--sdk-key-secret", ToolProcess.SdkKeySecret)]
    public async Task A_key_as_an_argument_is_rejected_and_not_printed(params string[] arguments)
    {
        using var workplace = new Workplace();
        var run = (await workplace.RunAsync(arguments)).Exits(2);
        Assert.Contains("CONVERT_SDK_KEY", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_SDK_key_passed_as_an_argument_by_mistake_is_not_printed()
    {
        using var workplace = new Workplace { Environment = { ["CONVERT_SDK_KEY"] = ToolProcess.SdkKey } };
        (await workplace.RunAsync("lint", ToolProcess.SdkKey)).Exits(2);
        (await workplace.RunAsync("mcp", ToolProcess.SdkKey)).Exits(2);
    }

    [Fact]
    public async Task The_tool_passes_no_key_in_the_arguments_of_other_programs()
    {
        if (OperatingSystem.IsWindows())
            return;
        await using var server = await FakeConvertServer.StartAsync();
        using var workplace = Workplace.On(server);
        server.Config.Serve(ShopConfig.Text);
        // Wrapper scripts for git and dotnet record each call, and then run the real program. They represent all programs that the tool starts by name.
        Directory.CreateDirectory(workplace.At("bin"));
        foreach (var program in (string[])["git", "dotnet"])
        {
            workplace[$"bin/{program}"] = $"#!/bin/sh\necho {program} \"$@\" >> '{workplace.At("calls.txt")}'\nexec /usr/bin/env PATH=\"${{PATH#*:}}\" {program} \"$@\"\n";
            File.SetUnixFileMode(workplace.At($"bin/{program}"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        workplace["Shop.csproj"] = ConsumerProject.File("<UserSecretsId>shop</UserSecretsId>");
        workplace["Program.cs"] = "ConvertContext context = null!; _ = context.Features.ExpressPay.IsEnabled;\n";
        (await workplace.RunAsync("pull")).Exits(0);
        var path = $"{workplace.At("bin")}:{System.Environment.GetEnvironmentVariable("PATH")}";
        workplace.Environment["PATH"] = path;
        workplace.Environment["CONVERT_SDK_KEY_SECRET"] = ToolProcess.SdkKeySecret;

        await workplace.RunAsync("pull");
        await workplace.RunAsync("diff", "HEAD:convert.json", "live");
        await workplace.RunAsync("usages", "--blame");
        await workplace.RunAsync("lint");

        var calls = workplace["calls.txt"];
        Assert.Contains("git ", calls, StringComparison.Ordinal);
        Assert.DoesNotContain(ToolProcess.SdkKey, calls, StringComparison.Ordinal);
        Assert.DoesNotContain(ToolProcess.SdkKeySecret, calls, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_suggest_directive_completes_commands_options_and_formats()
    {
        using var workplace = new Workplace();
        Assert.Contains("pull\n", (await workplace.RunAsync("[suggest:3]", "pul")).Exits(0).Output, StringComparison.Ordinal);
        Assert.Contains("--check\n", (await workplace.RunAsync("[suggest:8]", "pull --c")).Exits(0).Output, StringComparison.Ordinal);
        Assert.Contains("sarif\n", (await workplace.RunAsync("[suggest:16]", "pull --format sa")).Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_to_a_pipe_is_plain_text_without_line_wrapping()
    {
        using var workplace = new Workplace();
        workplace["old.json"] = ShopConfig.Text;
        workplace["new.json"] = ShopConfig.Changed(config => config["project"]!["name"] = new string('x', 500));
        var run = (await workplace.RunAsync("diff", "old.json", "new.json")).Exits(1);
        Assert.DoesNotContain('\e', run.Output);
        Assert.Contains("name: Northwind Shop → xxxx", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    [InlineData("sarif")]
    [InlineData("github")]
    public async Task A_diff_in_each_format_can_be_written_to_a_file(string format)
    {
        using var workplace = new Workplace();
        workplace["old.json"] = ShopConfig.Text;
        workplace["new.json"] = ShopConfig.Changed(config => config.Remove("goals", "add_to_cart"));
        var run = (await workplace.RunAsync("diff", "old.json", "new.json", "--format", format, "--output", "out/report")).Exits(1);
        Assert.Equal("", run.Output);
        var report = workplace["out/report"];
        Assert.Contains("context.Goals.AddToCart", report, StringComparison.Ordinal);
        if (format is "json" or "sarif")
            Assert.Equal(JsonValueKind.Object, JsonElement.Parse(report).ValueKind);
        if (format == "github")
            Assert.StartsWith("::error ", report, StringComparison.Ordinal);
    }
}
