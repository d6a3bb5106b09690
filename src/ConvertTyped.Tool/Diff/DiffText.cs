using Spectre.Console;

namespace ConvertTyped.Tool.Diff;

/// <summary>Formats a diff for the terminal.</summary>
internal static class DiffText
{
    public static void Write(DiffReport diff, IAnsiConsole console)
    {
        Section(console, $"Changes from {diff.OldName} to {diff.NewName}", diff.Changes, change => Change(console, change));
        Section(console, "Your code", diff.Accessors, accessor => Accessor(console, accessor));
        Section(console, $"Visitors who qualify and get another variation ({diff.Visitors:N0} simulated)", diff.Movements, movement => Movement(console, movement));
    }

    private static void Section<T>(IAnsiConsole console, string title, IReadOnlyCollection<T> items, Action<T> write)
    {
        if (items.Count == 0)
            return;
        console.MarkupLine($"[bold]{Markup.Escape(title)}[/]");
        foreach (var item in items)
            write(item);
        console.WriteLine();
    }

    private static void Change(IAnsiConsole console, Change change)
    {
        var (mark, color) = Mark(change.Kind);
        var name = change.Name is { } title ? $" [dim]{Markup.Escape(title)}[/]" : "";
        var renamed = change.OldKey is { } old ? $" [dim](was '{Markup.Escape(old)}')[/]" : "";
        console.MarkupLine($"  [{color}]{mark} {DiffWords.For(change.Kind),-8}[/] {change.Entity} '{Markup.Escape(change.Key)}'{renamed}{name}");
        foreach (var detail in change.Details)
            console.MarkupLine($"      {Markup.Escape(detail.What)}: {Value(detail.Old)} → {Value(detail.New)}");
    }

    private static void Accessor(IAnsiConsole console, AccessorChange accessor)
    {
        var color = accessor.Effect switch { AccessorEffect.Breaks => "red", AccessorEffect.Warns => "yellow", _ => "green" };
        console.MarkupLine($"  [{color}]{DiffWords.For(accessor.Effect),-6}[/] {Markup.Escape(accessor.Accessor)}  [dim]{Markup.Escape(accessor.Reason)}[/]");
    }

    private static void Movement(IAnsiConsole console, Movement movement)
    {
        console.MarkupLine($"  [yellow]{DiffReport.Percent(movement.Share),7}[/] {Markup.Escape(movement.Experience)}");
        foreach (var flow in movement.Flows)
            console.MarkupLine($"  {DiffReport.Percent(flow.Share),7}   {Value(flow.From ?? "no variation")} → {Value(flow.To ?? "no variation")}");
    }

    private static string Value(string? text) => text is null ? "[dim]none[/]" : Markup.Escape(DiffWords.Shorten(text));

    private static (string Mark, string Color) Mark(ChangeKind kind) => kind switch
    {
        ChangeKind.Added or ChangeKind.Revived => ("+", "green"),
        ChangeKind.Removed or ChangeKind.Retired => ("-", "red"),
        _ => ("~", "yellow"),
    };
}
