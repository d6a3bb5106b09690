using ConvertTyped.Tool.Rendering;
using Spectre.Console;

namespace ConvertTyped.Tool.Generate;

/// <summary>The changes to generated files that were made or, with <c>--check</c>, would be made.</summary>
internal sealed class GenerateReport(string folder, IReadOnlyList<FileChange> changes, bool isWritten) : Report
{
    public override string Schema => "generate";

    public override object ToJson() => new
    {
        folder = RelativePath.From(folder),
        written = isWritten,
        changes = changes.Select(change => new { file = RelativePath.From(change.Path), difference = change.Difference }),
    };

    public override void WriteText(IAnsiConsole console)
    {
        if (changes.Count == 0)
        {
            console.MarkupLine(Markup.Escape($"The generated code in {RelativePath.From(folder)} is up to date."));
            return;
        }
        if (isWritten)
        {
            console.MarkupLine(Markup.Escape($"Wrote the generated code to {RelativePath.From(folder)}."));
            return;
        }

        foreach (var change in changes)
            console.MarkupLine(Markup.Escape($"{RelativePath.From(change.Path)} {change.Difference}. Run the same command without --check."));
    }
}
