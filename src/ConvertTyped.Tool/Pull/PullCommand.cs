using System.CommandLine;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Rendering;
using ConvertTyped.Tool.Usages;

namespace ConvertTyped.Tool.Pull;

/// <summary>Creates the command <c>convert-typed pull</c>.</summary>
internal static class PullCommand
{
    private const string Description = """
        Fetch the live config, write it in a stable format, and show what changed. Entities that Convert no longer serves are kept beside the
        config, in convert.retired.json (for shop.convert.json, in shop.convert.retired.json), so that your code still compiles, with a warning.

        Example:
          CONVERT_SDK_KEY=… convert-typed pull --check
        """;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The file to write.", DefaultValueFactory = _ => "convert.json" };
        var check = new Option<bool>("--check") { Description = "Write nothing; exit with 1 when a file would change." };
        var retireAfter = new Option<int?>("--retire-after") { Description = "The number of days after which the use of a retired entity becomes an error. By default, it stays a warning.", HelpName = "DAYS" };
        var prune = new Option<string?>("--prune") { Description = "Remove retired entities that this project or solution no longer uses. By default, they are kept.", HelpName = "PROJECT" };
        var switchProject = new Option<bool>("--switch-project") { Description = "Allow pull to replace the config of another account or project." };
        var live = new LiveOptions();
        var report = new ReportOptions(OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown, OutputFormat.Sarif, OutputFormat.GitHub);

        var command = new Command("pull", Description) { file, check, retireAfter, prune, switchProject };
        report.AddTo(command);
        live.AddTo(command);
        command.SetAction((parsed, cancellationToken) => live.RunAsync(parsed, async () =>
        {
            var fetched = await LiveConfig.FetchAsync(live.ConnectionOf(parsed), cancellationToken);
            var pull = new PullRun(Path.GetFullPath(parsed.GetValue(file)!), fetched.Checked())
            {
                IsCheck = parsed.GetValue(check),
                RetireAfter = parsed.GetValue(retireAfter),
                MaySwitchProject = parsed.GetValue(switchProject),
                Unused = parsed.GetValue(prune) is { } project ? await UsageSearch.UnusedAsync(LoadedSolution.Find(project), cancellationToken) : null,
            };
            var outcome = pull.Run(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
            report.Write(parsed, outcome);
            return outcome is { IsCheck: true, IsChanged: true } ? ExitCode.Findings : ExitCode.Clean;
        }));
        return command;
    }
}
