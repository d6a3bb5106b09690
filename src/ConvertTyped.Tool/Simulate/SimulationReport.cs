using System.Globalization;
using System.Text;
using ConvertTyped.Tool.Diff;
using ConvertTyped.Tool.Rendering;
using Spectre.Console;

namespace ConvertTyped.Tool.Simulate;

/// <summary>The results of a simulation.</summary>
internal sealed class SimulationReport : Report
{
    /// <summary>The text shows at most this number of pairs of experiences. A config can have many: 20 experiences already have 190 pairs.</summary>
    private const int MostOverlaps = 20;

    public required string Config { get; init; }

    public required int Visitors { get; init; }

    public required IReadOnlyList<SplitTest> Experiences { get; init; }

    public required IReadOnlyList<Overlap> Overlaps { get; init; }

    public required IReadOnlyList<ConcurrentExperiences> Concurrent { get; init; }

    /// <summary>For each experience, the share of visitors whose variation differs in the other config; null if there is no other config.</summary>
    public required IReadOnlyList<Movement>? Switches { get; init; }

    public bool HasMismatch => Experiences.Any(experience => experience.Verdict == "mismatch");

    public override string Schema => "simulate";

    public override object ToJson() => new { config = Config, visitors = Visitors, experiences = Experiences, overlaps = Overlaps, concurrent = Concurrent, switches = Switches };

    public override void WriteText(IAnsiConsole console)
    {
        console.MarkupLine($"[bold]{Visitors.ToString("N0", CultureInfo.InvariantCulture)} visitors simulated with {Markup.Escape(Config)}[/]");
        foreach (var experience in Experiences)
            WriteExperience(console, experience);
        WriteConcurrent(console);
        WriteSwitches(console);
    }

    public override string ToMarkdown()
    {
        var text = new StringBuilder("| Experience | Variation | Visitors | Expected | Split |\n|---|---|---:|---:|---|\n");
        foreach (var experience in Experiences)
        {
            foreach (var share in experience.Shares)
                text.Append(CultureInfo.InvariantCulture, $"| {Markdown.Code(experience.Experience)} | {Markdown.Code(share.Variation)} | {share.Visitors:N0} | {share.Expected:N0} | {experience.Verdict} |\n");
        }
        foreach (var movement in Switches ?? [])
            text.Append(
                CultureInfo.InvariantCulture,
                $"\nFor {DiffReport.Percent(movement.Share)} of all visitors, the variation of {Markdown.Code(movement.Experience)} differs in the other config.\n");
        if (Switches is [])
            text.Append("\nFor all visitors, the variations are the same in the other config.\n");
        return text.ToString();
    }

    private void WriteExperience(IAnsiConsole console, SplitTest experience)
    {
        var verdict = experience.Verdict switch
        {
            "ok" => $"[green]the split matches the config[/] [dim](p = {experience.PValue!.Value.ToString("0.###", CultureInfo.InvariantCulture)})[/]",
            "mismatch" => $"[red]the split does not match the config[/] (p = {experience.PValue!.Value.ToString("0.######", CultureInfo.InvariantCulture)})",
            _ => "[yellow]no visitor gets a variation[/]",
        };
        console.MarkupLine($"\n{Markup.Escape(experience.Experience)}  {verdict}");
        foreach (var share in experience.Shares)
        {
            var part = experience.Visitors == 0 ? 0 : (double)share.Visitors / Visitors;
            console.MarkupLine($"  {DiffReport.Percent(part),8}  {share.Visitors.ToString("N0", CultureInfo.InvariantCulture),11}  {Markup.Escape(share.Variation)}");
        }
        console.MarkupLine($"  {DiffReport.Percent((double)(Visitors - experience.Visitors) / Visitors),8}  {(Visitors - experience.Visitors).ToString("N0", CultureInfo.InvariantCulture),11}  [dim]no variation[/]");
        if (experience.UnallocatedTraffic > 1e-9)
            console.MarkupLine($"            [dim]{DiffReport.Percent(experience.UnallocatedTraffic)} of the traffic is not allocated to any variation[/]");
    }

    private void WriteConcurrent(IAnsiConsole console)
    {
        console.MarkupLine("\n[bold]Experiences per visitor[/]");
        foreach (var row in Concurrent)
            console.MarkupLine($"  {DiffReport.Percent((double)row.Visitors / Visitors),8}  {row.Experiences}");
        if (Overlaps.Count == 0)
            return;
        console.MarkupLine("\n[bold]Visitors in both experiences of a pair[/]");
        var shown = Overlaps.OrderByDescending(overlap => overlap.Visitors).Take(MostOverlaps).ToList();
        foreach (var overlap in shown)
            console.MarkupLine($"  {DiffReport.Percent((double)overlap.Visitors / Visitors),8}  {Markup.Escape(overlap.One)} [dim]and[/] {Markup.Escape(overlap.Other)}");
        if (Overlaps.Count > MostOverlaps)
        {
            var others = Overlaps.Count - MostOverlaps;
            var most = DiffReport.Percent((double)shown[^1].Visitors / Visitors);
            console.MarkupLine($"            [dim]and {others} more {(others == 1 ? "pair" : "pairs, each")} with at most {most} of the visitors; --format json lists all pairs[/]");
        }
    }

    private void WriteSwitches(IAnsiConsole console)
    {
        if (Switches is null)
            return;
        console.MarkupLine("\n[bold]Visitors whose variation differs (other config → this config)[/]");
        foreach (var movement in Switches)
        {
            console.MarkupLine($"  {DiffReport.Percent(movement.Share),8}  {Markup.Escape(movement.Experience)}");
            foreach (var flow in movement.Flows)
                console.MarkupLine($"  {DiffReport.Percent(flow.Share),8}    {Markup.Escape(flow.From ?? "no variation")} → {Markup.Escape(flow.To ?? "no variation")}");
        }
        if (Switches.Count == 0)
            console.MarkupLine("  [green]none[/]");
    }
}

/// <summary>The number of visitors who got a variation in both experiences.</summary>
internal sealed record Overlap(string One, string Other, long Visitors);

/// <summary>The number of visitors who got a variation in exactly <paramref name="Experiences"/> experiences.</summary>
internal sealed record ConcurrentExperiences(int Experiences, long Visitors);
