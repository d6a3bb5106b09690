using System.CommandLine;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Rendering;

namespace ConvertTyped.Tool.Simulate;

/// <summary>Creates the command <c>convert-typed simulate</c>.</summary>
internal static class SimulateCommand
{
    private const string Description = """
        Simulate visitors for a config. The report shows the split of each experience with the result of a chi-square test, the number of visitors
        who are in several experiences, and the share of traffic that is not allocated. The exit code is 1 if a split does not match the config.

        Example:
          convert-typed simulate --visitors 1000000 --attribute plan=pro:0.2,free:0.8 --attribute country=DE
        """;

    public static Command Create()
    {
        var config = new Argument<string>("CONFIG") { Description = $"The config: {ConfigSource.FormsWithRules}.", DefaultValueFactory = _ => "convert.json" };
        var visitors = new Option<int>("--visitors") { Description = "The number of visitors.", HelpName = "N", DefaultValueFactory = _ => 100_000 };
        var compare = new Option<string?>("--compare") { Description = "Another config. The report shows how many visitors get a different variation with that config.", HelpName = "OTHER" };
        visitors.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--visitors must be at least 1.");
        });
        var visitor = new VisitorOptions(AttributeDraw.Form);
        var live = new LiveOptions();
        var report = new ReportOptions(OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown);

        var command = new Command("simulate", Description) { config, visitors, compare };
        visitor.AddTo(command);
        report.AddTo(command);
        live.AddTo(command);
        command.SetAction((parsed, cancellationToken) => live.RunAsync(parsed, async () =>
        {
            var source = new ConfigSource(live);
            var loaded = await source.LoadWithRulesAsync(parsed.GetValue(config)!, parsed, cancellationToken);
            var other = parsed.GetValue(compare) is { } name ? await source.LoadWithRulesAsync(name, parsed, cancellationToken) : null;
            var population = new Population(visitor.AttributesOf(parsed), visitor.LocationsOf(parsed));
            var run = new SimulateRun(loaded, other, population, parsed.GetValue(visitors)) { Environment = live.EnvironmentOf(parsed) };
            var simulated = run.RunWithProgress(cancellationToken);
            report.Write(parsed, simulated);
            return simulated.HasMismatch ? ExitCode.Findings : ExitCode.Clean;
        }));
        return command;
    }
}
