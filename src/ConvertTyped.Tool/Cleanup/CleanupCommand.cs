using System.CommandLine;
using ConvertTyped.Cleanup;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Rendering;
using ConvertTyped.Tool.Usages;

namespace ConvertTyped.Tool.Cleanup;

/// <summary>Creates the command <c>convert-typed cleanup</c>.</summary>
internal static class CleanupCommand
{
    private const string Description = """
        Remove a finished experience or feature from C# and Razor code. Uses of the flag are replaced with its final value, the code is simplified, and
        code that becomes unused is removed. If the result has new compiler errors or warnings, nothing is written. The exit code is 1 if uses
        remain that need a manual decision.

        Example:
          convert-typed cleanup checkout-experiment --keep treatment --dry-run
        """;

    public static Command Create()
    {
        var key = new Argument<string>("KEY") { Description = "The key of the experience or feature. If an experience and a feature have the same key, write experience:KEY or feature:KEY." };
        var project = new Argument<string?>("PROJECT") { Description = "The project or solution. The default is the only solution in the working directory or, if there is no solution, the only project.", Arity = ArgumentArity.ZeroOrOne };
        var keep = new Option<string?>("--keep") { Description = "The variation to keep, by key or id. For an experience, the default is the only running variation that gets traffic. For a feature, specify the variation whose variable values you want to keep; this option is required only if variations give the variables different values.", HelpName = "VARIATION" };
        var values = new Option<string?>("--values") { Description = "The config that contains the values of the feature's variables, if convert.json no longer has the feature. Specify a path, or a git revision such as HEAD~1:convert.json.", HelpName = "CONFIG" };
        var off = new Option<bool>("--off") { Description = "Remove the flag as if it were off for every visitor." };
        var tests = new Option<bool>("--tests") { Description = "Also remove tests that cover only removed code. By default, such tests are only listed." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print the changes as a unified diff and write nothing." };
        var report = new ReportOptions(OutputFormat.Text, OutputFormat.Json);
        var command = new Command("cleanup", Description) { key, project, keep, values, off, tests, dryRun };
        report.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(off) && result.GetValue(keep) is not null)
                result.AddError("Use either --keep or --off, not both.");
            if (result.GetValue(off) && result.GetValue(values) is not null)
                result.AddError("Use either --values or --off, not both.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var solution = await LoadedSolution.OpenAsync(LoadedSolution.Find(parsed.GetValue(project)), cancellationToken);
            var configs = solution.Projects.SelectMany(AccessorConfig.Find).DistinctBy(config => config.Path).ToList();
            var config = parsed.GetValue(values) is { } source ? await ConfigSource.LoadStoredAsync(source, cancellationToken) : null;
            var decision = FlagDecisions.Decide(configs, parsed.GetValue(key)!, parsed.GetValue(keep), parsed.GetValue(off), config);
            var original = solution.Projects[0].Solution;
            var result = await CleanupEngine.RunAsync(original, decision, new(parsed.GetValue(tests)), cancellationToken);
            if (result.Failures.Count > 0)
                throw ToolException.BadInput($"The changed code would have new compiler errors or warnings, so nothing was written:\n{string.Join('\n', result.Failures.Select(failure => failure.ToString()))}");
            var razor = await RazorEdits.FindAsync(original, result.Solution, decision, cancellationToken);
            IReadOnlyList<FileEdit> edits = [.. await FileEdits.BetweenAsync(original, result.Solution, cancellationToken), .. razor.Edits];
            IReadOnlyList<LeftUse> left = [.. result.Left, .. razor.Left];
            if (!parsed.GetValue(dryRun))
            {
                foreach (var edit in edits)
                    edit.Write();
                if (left.Count == 0)
                    RetiredEntries.Remove(configs, decision);
            }

            report.Write(parsed, new CleanupReport(decision, edits, left, result.Notes, parsed.GetValue(dryRun)));
            return (int)(left.Count > 0 ? ExitCode.Findings : ExitCode.Clean);
        });
        return command;
    }
}
