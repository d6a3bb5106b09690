using System.Globalization;
using System.Text;
using ConvertTyped.Tool.Rendering;

namespace ConvertTyped.Tool.Diff;

/// <summary>Formats a diff as a comment for a pull request.</summary>
internal static class DiffMarkdown
{
    public static string Write(DiffReport diff)
    {
        if (diff.IsEmpty)
            return "### Convert config: no differences\n";
        var text = new StringBuilder("### Convert config\n\n");
        text.Append(Summary(diff)).Append('\n');
        WriteAccessors(text, diff);
        WriteMovements(text, diff);
        WriteChanges(text, diff);
        return text.ToString();
    }

    private static string Summary(DiffReport diff)
    {
        var breaks = diff.Accessors.Count(accessor => accessor.Effect == AccessorEffect.Breaks);
        var warns = diff.Accessors.Count(accessor => accessor.Effect == AccessorEffect.Warns);
        var moves = diff.Movements.Count;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(diff.Changes.Count, "entity", "entities")} changed, {Count(breaks, "accessor breaks", "accessors break")}, {Count(warns, "becomes obsolete", "become obsolete")}, and visitors get another variation in {Count(moves, "experience", "experiences")}.\n");
    }

    private static void WriteAccessors(StringBuilder text, DiffReport diff)
    {
        if (diff.Accessors.Count == 0)
            return;
        text.Append("| Your code | Accessor | |\n|---|---|---|\n");
        foreach (var accessor in diff.Accessors)
            text.Append(CultureInfo.InvariantCulture, $"| {Icon(accessor.Effect)} {DiffWords.For(accessor.Effect)} | {Markdown.Code(accessor.Accessor)} | {Markdown.Escape(accessor.Reason)} |\n");
        text.Append('\n');
    }

    private static void WriteMovements(StringBuilder text, DiffReport diff)
    {
        if (diff.Movements.Count == 0)
            return;
        text.Append("| Experience | Visitors who get another variation | |\n|---|---:|---|\n");
        foreach (var movement in diff.Movements)
        {
            var flows = string.Join("<br>", movement.Flows.Select(flow => $"{Variation(flow.From)} → {Variation(flow.To)}: {DiffReport.Percent(flow.Share)}"));
            text.Append(CultureInfo.InvariantCulture, $"| {Markdown.Code(movement.Experience)} | {DiffReport.Percent(movement.Share)} | {flows} |\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"\nThe percentages refer to the visitors who qualify for the experience; {diff.Visitors:N0} visitors were simulated.\n\n");
    }

    private static void WriteChanges(StringBuilder text, DiffReport diff)
    {
        if (diff.Changes.Count == 0)
            return;
        text.Append("<details><summary>All changes</summary>\n\n");
        foreach (var change in diff.Changes)
        {
            var was = change.OldKey is { } old ? $" (was {Markdown.Code(old)})" : "";
            text.Append(CultureInfo.InvariantCulture, $"- **{DiffWords.For(change.Kind)}** {change.Entity} {Markdown.Code(change.Key)}{was}\n");
            foreach (var detail in change.Details)
                text.Append(CultureInfo.InvariantCulture, $"  - {Markdown.Escape(detail.What)}: {Value(detail.Old)} → {Value(detail.New)}\n");
        }
        text.Append("\n</details>\n");
    }

    private static string Count(int number, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many)}");

    private static string Icon(AccessorEffect effect) => effect switch { AccessorEffect.Breaks => "❌", AccessorEffect.Warns => "⚠️", _ => "🆕" };

    private static string Variation(string? name) => name is null ? "no variation" : Markdown.Code(name);

    private static string Value(string? text) => text is null ? "none" : Markdown.Code(DiffWords.Shorten(text));
}
