using System.CommandLine;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Rendering;

namespace ConvertTyped.Tool.Test;

/// <summary>Creates the command <c>convert-typed test</c>.</summary>
internal static class TestCommand
{
    private const string Description = """
        Test decisions against a file of test cases: visitors, their attributes, and the variations and variables that they are expected to get. The
        exit code is 1 if a case fails.

        Example:
          convert-typed test convert.tests.json --format junit --output results.xml
        """;

    public static Command Create()
    {
        var cases = new Argument<string>("CASES") { Description = "The file that contains the test cases." };
        var config = new Option<string?>("--config", "-c") { Description = $"The config: {ConfigSource.FormsWithRules}. The default is the config that the file of test cases specifies, or else the convert.json beside that file.", HelpName = "CONFIG" };
        var live = new LiveOptions();
        var report = new ReportOptions(OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown, OutputFormat.Sarif, OutputFormat.GitHub, OutputFormat.JUnit);

        var command = new Command("test", Description) { cases, config };
        report.AddTo(command);
        live.AddTo(command);
        command.SetAction((parsed, cancellationToken) => live.RunAsync(parsed, async () =>
        {
            var read = TestCases.Read(parsed.GetValue(cases)!);
            var folder = Path.GetDirectoryName(Path.GetFullPath(read.Path))!;
            var name = parsed.GetValue(config) ?? Path.Combine(folder, read.Config ?? "convert.json");
            var loaded = await new ConfigSource(live, read.CommonEnvironment).LoadWithRulesAsync(name, parsed, cancellationToken);
            var run = new TestRun(read, loaded, live.EnvironmentOf(parsed)).Run();
            report.Write(parsed, run);
            return run.Failed == 0 ? ExitCode.Clean : ExitCode.Findings;
        }));
        return command;
    }
}
