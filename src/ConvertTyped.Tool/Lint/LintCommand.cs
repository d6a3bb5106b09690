using System.CommandLine;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Rendering;

namespace ConvertTyped.Tool.Lint;

/// <summary>Creates the command <c>convert-typed lint</c>.</summary>
internal static class LintCommand
{
    private const string Description = """
        Check configs as the build does, without a build: report each mistake (CVT0001 to CVT0112) with its file, line and column. Nothing is fetched,
        restored or built.

        If a config belongs to a project, the project's settings apply, including NoWarn, TreatWarningsAsErrors, WarningsAsErrors, WarningsNotAsErrors and
        the severities in .globalconfig files. The exit code is 1 if there is a warning or an error, 2 if a file does not
        exist, and otherwise 0, even if there are findings of severity 'info'.

        Example:
          convert-typed lint convert.json --format github
        """;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "The config files. The default is convert.json. The fallbacks (convert.fallbacks.json) and the list of retired entities (such as convert.retired.json) in the same folder are also checked.", Arity = ArgumentArity.ZeroOrMore };
        var report = new ReportOptions(OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown, OutputFormat.Sarif, OutputFormat.GitHub);
        var command = new Command("lint", Description) { files };
        report.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var given = parsed.GetValue(files) is { Length: > 0 } named ? named : ["convert.json"];
            var findings = await ConfigLint.FindAsync(given, cancellationToken);
            var lint = new LintReport(given, findings);
            report.Write(parsed, lint);
            return (int)(findings.Any(finding => finding.Severity != Severity.Info) ? ExitCode.Findings : ExitCode.Clean);
        });
        return command;
    }
}
