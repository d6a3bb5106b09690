using System.Globalization;
using ConvertTyped.Cleanup;
using ConvertTyped.Tool.Rendering;
using Spectre.Console;
using SourceLocation = Microsoft.CodeAnalysis.Location;

namespace ConvertTyped.Tool.Cleanup;

/// <summary>The changes that a cleanup makes, and the uses that remain in the code.</summary>
internal sealed class CleanupReport(FlagDecision decision, IReadOnlyList<FileEdit> edits, IReadOnlyList<LeftUse> left, IReadOnlyList<ReviewNote> notes, bool isDryRun) : Report
{
    public override string Schema => "cleanup";

    public override object ToJson() => new
    {
        key = decision.Key,
        decision = Words(),
        dryRun = isDryRun,
        files = edits.Select(edit => new { file = RelativePath.From(edit.Path), diff = isDryRun ? edit.Diff : null }),
        left = left.Select(use => new { file = FileOf(use.Location), line = LineOf(use.Location).Line + 1, column = LineOf(use.Location).Character + 1, reason = use.Reason }),
        notes = notes.Select(note => new { file = FileOf(note.Location), line = LineOf(note.Location).Line + 1, column = LineOf(note.Location).Character + 1, note = note.Text }),
    };

    public override void WriteText(IAnsiConsole console)
    {
        if (isDryRun)
        {
            foreach (var edit in edits)
                WriteDiff(console, edit.Diff);
        }

        var verb = isDryRun ? "would change" : "changed";
        console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[bold]{Markup.Escape(decision.Key)}[/] {Words()}: {verb} {edits.Count} {(edits.Count == 1 ? "file" : "files")}, {left.Count} {(left.Count == 1 ? "use" : "uses")} left."));
        foreach (var edit in isDryRun ? [] : edits)
            console.MarkupLine($"  {Markup.Escape(RelativePath.From(edit.Path))}");
        foreach (var use in left)
            console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"  [yellow]left[/] {Place(use.Location)} {Markup.Escape(use.Reason)}"));
        foreach (var note in notes)
            console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"  [cyan]review[/] {Place(note.Location)} {Markup.Escape(note.Text)}"));
    }

    private static void WriteDiff(IAnsiConsole console, string diff)
    {
        foreach (var line in diff.TrimEnd('\n').Split('\n'))
        {
            var color = line.Length == 0 ? "default" : line[0] switch { '+' => "green", '-' => "red", '@' => "cyan", _ => "default" };
            console.MarkupLine($"[{color}]{Markup.Escape(line)}[/]");
        }
    }

    private string Words() => decision switch
    {
        ExperienceDecision { Kept: { } kept } => $"keeps {kept.Key ?? kept.Id}",
        FeatureDecision { IsOn: true } => "is on",
        _ => "is off",
    };

    private static string Place(SourceLocation location) => Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{FileOf(location)}({LineOf(location).Line + 1},{LineOf(location).Character + 1})"));

    private static Microsoft.CodeAnalysis.Text.LinePosition LineOf(SourceLocation location) => location.GetLineSpan().StartLinePosition;

    private static string FileOf(SourceLocation location) => RelativePath.From(location.GetLineSpan().Path);
}
