using System.CommandLine;
using ConvertTyped.Tool.Rendering;

namespace ConvertTyped.Tool.Commands;

/// <summary>The options <c>--format</c> and <c>--output</c> of a command that writes a report.</summary>
internal sealed class ReportOptions
{
    private readonly Option<OutputFormat> _format;

    private readonly Option<FileInfo?> _output = new("--output", "-o")
    {
        Description = "Write the report to a file instead of standard output. The file is replaced atomically.",
        HelpName = "FILE",
    };

    public ReportOptions(params OutputFormat[] formats)
    {
        _format = new("--format", "-f")
        {
            Description = $"The format of the report. The default is 'text'.{string.Concat(formats.Select(UseOf))}",
            HelpName = string.Join('|', formats.Select(format => format.ToString().ToLowerInvariant())),
            CustomParser = result =>
            {
                var given = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                foreach (var format in formats)
                {
                    if (given.Equals(format.ToString(), StringComparison.OrdinalIgnoreCase))
                        return format;
                }
                result.AddError($"This command does not support the format '{given}'. Use one of these formats: {string.Join(", ", formats.Select(format => format.ToString().ToLowerInvariant()))}.");
                return default;
            },
        };
        _format.CompletionSources.Add([.. formats.Select(format => format.ToString().ToLowerInvariant())]);
    }

    public void AddTo(Command command)
    {
        AddFormatTo(command);
        command.Options.Add(_output);
    }

    /// <summary>Adds only <c>--format</c>, for a command whose report is always written to standard output.</summary>
    public void AddFormatTo(Command command) => command.Options.Add(_format);

    public OutputFormat FormatOf(ParseResult parsed) => parsed.GetValue(_format);

    public void Write(ParseResult parsed, Report report) => ReportWriter.Write(report, FormatOf(parsed), parsed.CommandResult.Command.Options.Contains(_output) ? parsed.GetValue(_output)?.FullName : null);

    private static string? UseOf(OutputFormat format) => format switch
    {
        OutputFormat.Markdown => " Use 'markdown' for pull requests.",
        OutputFormat.Sarif => " Use 'sarif' for code scanning.",
        OutputFormat.GitHub => " Use 'github' to annotate source lines in GitHub Actions.",
        OutputFormat.JUnit => " Use 'junit' for test reports.",
        _ => null,
    };
}
