using System.Globalization;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Rendering;
using Spectre.Console;

namespace ConvertTyped.Tool.Diff;

/// <summary>The differences between two configs, and their effects on code and visitors.</summary>
internal sealed class DiffReport : Report
{
    private DiffReport(string oldName, string newName, int visitors)
    {
        OldName = oldName;
        NewName = newName;
        Visitors = visitors;
    }

    public string OldName { get; }

    public string NewName { get; }

    public int Visitors { get; }

    public required IReadOnlyList<Change> Changes { get; init; }

    public required IReadOnlyList<AccessorChange> Accessors { get; init; }

    public required IReadOnlyList<Movement> Movements { get; init; }

    public bool IsEmpty => Changes.Count == 0 && Accessors.Count == 0 && Movements.Count == 0;

    public override string Schema => "diff";

    public static DiffReport Between(LoadedConfig before, LoadedConfig after, int visitors) => new(before.Name, after.Name, visitors)
    {
        Changes = ConfigChanges.Between(before, after),
        Accessors = AccessorChanges.Between(before, after),
        Movements = Diff.Movements.Between(before, after, visitors),
    };

    public override void WriteText(IAnsiConsole console)
    {
        if (IsEmpty)
        {
            console.MarkupLine("[green]No differences.[/]");
            return;
        }
        DiffText.Write(this, console);
    }

    public override string ToMarkdown() => DiffMarkdown.Write(this);

    public override object ToJson() => new { old = OldName, @new = NewName, changes = Changes, accessors = Accessors, visitors = Visitors, movements = Movements };

    public override IEnumerable<Annotation> Annotations =>
    [
        .. Accessors.Where(accessor => accessor.Effect != AccessorEffect.New).Select(accessor => new Annotation(
            accessor.Effect == AccessorEffect.Breaks ? Severity.Error : Severity.Warning, "accessor", $"{accessor.Accessor}: {accessor.Reason}", null)),
        .. Movements.Select(movement => new Annotation(
            Severity.Warning, "visitors", $"{Percent(movement.Share)} of the visitors who qualify for the experience '{movement.Experience}' get another variation.", null)),
    ];

    /// <summary>Formats a share as a percentage, with a second decimal place below 10%, so that 0.03% is not shown as 0.0%.</summary>
    public static string Percent(double share) => (share * 100).ToString(share >= 0.1 ? "0.0" : "0.00", CultureInfo.InvariantCulture) + "%";
}
