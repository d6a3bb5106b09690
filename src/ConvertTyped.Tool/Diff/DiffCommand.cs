using System.CommandLine;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Rendering;

namespace ConvertTyped.Tool.Diff;

/// <summary><c>convert-typed diff OLD NEW</c>.</summary>
internal static class DiffCommand
{
    public const int DefaultVisitors = 100_000;

    private const string Description = """
        Show the effects of a config change: which entities changed, which accessors break, and how many visitors get another variation.
        The exit code is 1 if there is a difference.

        Example:
          convert-typed diff HEAD:convert.json live --format markdown
        """;

    public static Command Create()
    {
        var old = new Argument<string>("OLD") { Description = $"The earlier config: {ConfigSource.Forms}." };
        var current = new Argument<string>("NEW") { Description = "The later config, in any form that OLD accepts." };
        var visitors = new Option<int>("--visitors") { Description = "The number of visitors to simulate.", HelpName = "N", DefaultValueFactory = _ => DefaultVisitors };
        visitors.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--visitors must be at least 1.");
        });
        var live = new LiveOptions();
        var report = new ReportOptions(OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown, OutputFormat.Sarif, OutputFormat.GitHub);

        var command = new Command("diff", Description) { old, current, visitors };
        report.AddTo(command);
        live.AddTo(command);
        command.SetAction((parsed, cancellationToken) => live.RunAsync(parsed, async () =>
        {
            var source = new ConfigSource(live);
            var before = await source.LoadAsync(parsed.GetValue(old)!, parsed, cancellationToken);
            var after = await source.LoadAsync(parsed.GetValue(current)!, parsed, cancellationToken);
            var diff = DiffReport.Between(before, after, parsed.GetValue(visitors));
            report.Write(parsed, diff);
            return diff.IsEmpty ? ExitCode.Clean : ExitCode.Findings;
        }));
        return command;
    }
}
