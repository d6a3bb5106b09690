using System.CommandLine;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Rendering;

namespace ConvertTyped.Tool.Usages;

/// <summary>Creates the command <c>convert-typed usages</c>.</summary>
internal static class UsagesCommand
{
    private const string Description = """
        Find where code uses experiences, features, goals and segments, through typed accessors, key constants, strings that are passed as keys, and
        Razor markup. With --unused, --retired or --unknown, the exit code is 1 if at least one entity is listed. Restore the project first.

        Example:
          convert-typed usages Shop.sln --retired --blame
        """;

    public static Command Create()
    {
        var project = new Argument<string?>("PROJECT") { Description = "The project or solution. The default is the only solution in the working directory or, if there is no solution, the only project.", Arity = ArgumentArity.ZeroOrOne };
        var unused = new Option<bool>("--unused") { Description = "List only entities that no code uses." };
        var retired = new Option<bool>("--retired") { Description = "List only retired entities that code still uses, such as archived or paused experiences." };
        var unknown = new Option<bool>("--unknown") { Description = "List only entities that code uses but no config has." };
        var blame = new Option<bool>("--blame") { Description = "Add the author who last changed each place, according to 'git blame'." };
        var report = new ReportOptions(OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown, OutputFormat.Csv, OutputFormat.Sarif, OutputFormat.GitHub);
        var command = new Command("usages", Description) { project, unused, retired, unknown, blame };
        report.AddTo(command);
        command.Validators.Add(result =>
        {
            if (new[] { unused, retired, unknown }.Count(result.GetValue) > 1)
                result.AddError("Use only one of --unused, --retired and --unknown.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var filter = parsed.GetValue(unused) ? UsageFilter.Unused : parsed.GetValue(retired) ? UsageFilter.Retired : parsed.GetValue(unknown) ? UsageFilter.Unknown : UsageFilter.All;
            var found = await UsageSearch.FindAsync(LoadedSolution.Find(parsed.GetValue(project)), cancellationToken);
            var usages = new UsageReport(parsed.GetValue(blame) ? await Blame.AddAuthorsAsync(found, cancellationToken) : found, filter);
            report.Write(parsed, usages);
            return (int)(filter != UsageFilter.All && usages.Entities.Count > 0 ? ExitCode.Findings : ExitCode.Clean);
        });
        return command;
    }
}
