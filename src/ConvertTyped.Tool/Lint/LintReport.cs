using System.Globalization;
using System.Text;
using ConvertTyped.Tool.Rendering;
using Spectre.Console;

namespace ConvertTyped.Tool.Lint;

/// <summary>The findings about configs.</summary>
internal sealed class LintReport(IReadOnlyList<string> files, IReadOnlyList<Annotation> findings) : Report
{
    public override string Schema => "lint";

    public override IEnumerable<Annotation> Annotations => findings;

    public override object ToJson() => new { files, findings = findings.Select(finding => finding with { File = RelativePath.From(finding.File!) }) };

    // Writes one line per finding, in the format of the compiler, so that editors and scripts can parse it.
    public override void WriteText(IAnsiConsole console)
    {
        foreach (var finding in findings)
        {
            var color = finding.Severity switch { Severity.Error => "red", Severity.Warning => "yellow", _ => "blue" };
            var place = string.Create(CultureInfo.InvariantCulture, $"{RelativePath.From(finding.File!)}({finding.Line},{finding.Column})");
            console.MarkupLine($"{Markup.Escape(place)}: [{color}]{finding.Severity.ToString().ToLowerInvariant()} {finding.Id}[/]: {Markup.Escape(finding.Message)}");
        }
        if (findings.Count == 0)
            console.MarkupLine("[green]No findings.[/]");
    }

    public override string ToMarkdown()
    {
        if (findings.Count == 0)
            return "No findings.\n";
        var text = new StringBuilder("| Place | | Finding |\n|---|---|---|\n");
        foreach (var finding in findings)
        {
            var id = finding.HelpUri is { } uri ? $"[{finding.Id}]({uri})" : finding.Id;
            text.Append(CultureInfo.InvariantCulture, $"| {RelativePath.From(finding.File!)}:{finding.Line}:{finding.Column} | {id} | {Markdown.Escape(finding.Message)} |\n");
        }
        return text.ToString();
    }
}
