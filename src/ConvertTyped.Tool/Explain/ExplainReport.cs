using System.Globalization;
using System.Text.Json;
using ConvertTyped.Tool.Rendering;
using Spectre.Console;

namespace ConvertTyped.Tool.Explain;

/// <summary>The visitor's decisions and the reasons for them.</summary>
internal sealed class ExplainReport : Report
{
    public required string Config { get; init; }

    /// <summary>The earlier config; null if none was given.</summary>
    public required string? At { get; init; }

    public required string Visitor { get; init; }

    public required IReadOnlyList<ExplainedExperience> Experiences { get; init; }

    public required IReadOnlyList<ExplainedFeature> Features { get; init; }

    public override string Schema => "explain";

    public override object ToJson() => new { config = Config, at = At, visitor = Visitor, experiences = Experiences, features = Features };

    public override void WriteText(IAnsiConsole console)
    {
        console.MarkupLine($"[bold]{Markup.Escape(Visitor)}[/] [dim]in {Markup.Escape(Config)}[/]");
        foreach (var experience in Experiences)
        {
            console.WriteLine();
            Write(console, experience);
        }
        foreach (var feature in Features)
        {
            console.WriteLine();
            Write(console, feature);
        }
    }

    public override string ToMarkdown()
    {
        using var text = new StringWriter { NewLine = "\n" };
        WriteText(Consoles.Plain(text));
        return $"```text\n{text.ToString().Replace("```", "'''", StringComparison.Ordinal)}```\n";
    }

    private void Write(IAnsiConsole console, ExplainedExperience experience)
    {
        var outcome = experience.Variation is { } variation ? $"[green]{Markup.Escape(variation)}[/]" : "[yellow]no variation[/]";
        console.MarkupLine($"experience [bold]{Markup.Escape(experience.Key)}[/]: {outcome}{Earlier(experience)}");
        var isDecided = false;
        foreach (var gate in experience.Gates)
        {
            Write(console, gate, isDecided);
            isDecided |= !gate.IsOpen;
        }
        console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"  [dim]bucket {experience.Bucket} of 10000:[/] {Buckets(experience)}"));
    }

    private string Earlier(ExplainedExperience experience) =>
        At is null || experience.Earlier == experience.Variation ? "" : $" [dim](in {Markup.Escape(At)}: {Markup.Escape(experience.Earlier ?? "no variation")})[/]";

    private static string Buckets(ExplainedExperience experience) => string.Join("  ", experience.Buckets.Select(range =>
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{range.Variation} {range.From:0.##}–{range.To:0.##}");
        return experience.Bucket >= range.From && experience.Bucket < range.To ? $"[bold]{Markup.Escape(text)}[/]" : Markup.Escape(text);
    }));

    private static void Write(IAnsiConsole console, ExplainedGate gate, bool isDecided)
    {
        var mark = gate.IsOpen ? "[green]✓[/]" : isDecided ? "[dim]✗[/]" : "[red]✗[/]";
        var all = gate is { NeedsAll: true, Conditions.Count: > 1 } ? " [dim](all)[/]" : "";
        console.MarkupLine($"  {mark} {(gate.Gate == DecisionGate.Archived ? "not archived" : gate.Gate.ToString().ToLowerInvariant())}{all}");
        foreach (var condition in gate.Conditions)
        {
            var holds = condition.IsSkipped ? "[dim]skipped[/]" : condition.Holds ? "[green]✓[/]" : "[red]✗[/]";
            console.MarkupLine($"      {holds} {Markup.Escape(condition.Name)}");
            foreach (var rule in (condition.Rules ?? []).SelectMany(alternative => alternative).SelectMany(block => block))
                console.MarkupLine($"          {(rule.Holds ? "[green]✓[/]" : "[red]✗[/]")} {Markup.Escape(Text(rule))}");
        }
    }

    private static string Text(RuleExplanation rule)
    {
        var not = rule.IsNegated ? "not " : "";
        var saw = rule.Attribute is null ? "" : rule.Actual is null ? " (not set)" : $" (it is '{rule.Actual}')";
        return $"{rule.Attribute ?? "decision"} {not}{rule.Match} '{rule.Value}'{saw}";
    }

    private void Write(IAnsiConsole console, ExplainedFeature feature)
    {
        var outcome = feature.IsOn
            ? $"[green]on[/] [dim](turned on by {Markup.Escape(feature.Experience ?? "?")}/{Markup.Escape(feature.Variation ?? "?")})[/]"
            : "[yellow]off[/]";
        var was = feature.WasOn is { } wasOn && wasOn != feature.IsOn ? $" [dim](in {Markup.Escape(At!)}: {(wasOn ? "on" : "off")})[/]" : "";
        console.MarkupLine($"feature [bold]{Markup.Escape(feature.Key)}[/]: {outcome}{was}");
        foreach (var (name, value) in feature.Variables)
            console.MarkupLine($"      {Markup.Escape(name)} = {Markup.Escape(JsonSerializer.Serialize(value, ReportJson.OneLine))}");
        if (!feature.IsOn)
            console.MarkupLine($"  [dim]{(feature.AskedExperiences.Count == 0 ? "no experience carries the feature" : "carried by " + Markup.Escape(string.Join(", ", feature.AskedExperiences)))}[/]");
    }
}
