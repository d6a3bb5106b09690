using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Diff;
using ConvertTyped.Tool.Rendering;
using Spectre.Console;

namespace ConvertTyped.Tool.Pull;

/// <summary>The result of <c>pull</c>: what it changed or, with <c>--check</c>, would change.</summary>
internal sealed class PullReport : Report
{
    public required string File { get; init; }

    public required bool IsCheck { get; init; }

    /// <summary>The files whose new content differs from the content on disk: the config, the list of retired entities, or both.</summary>
    public required IReadOnlyList<string> Changed { get; init; }

    public bool IsChanged => Changed.Count > 0;

    /// <summary>The differences from the earlier config; null if there was no config to compare with.</summary>
    public required DiffReport? Diff { get; init; }

    public required RetiredEntities Retired { get; init; }

    /// <summary>The config that Convert serves.</summary>
    public required LoadedConfig Served { get; init; }

    public override string Schema => "pull";

    public override void WriteText(IAnsiConsole console)
    {
        if (Diff is { IsEmpty: false })
            Diff.WriteText(console);
        foreach (var description in RetiredList.Describe(Retired, Served))
            console.MarkupLine($"[yellow]retired[/]  {Markup.Escape(description)}");
        console.MarkupLine(Outcome());
    }

    public override object ToJson() => new
    {
        file = RelativePath.From(File),
        check = IsCheck,
        changed = IsChanged,
        diff = Diff?.ToJson(),
        retired = Retired,
    };

    public override string ToMarkdown() => Diff is null ? $"### Convert config: no earlier config in {Markdown.Code(RelativePath.From(File))} to compare with\n" : Diff.ToMarkdown();

    public override IEnumerable<Annotation> Annotations => IsChanged
        ? [new(IsCheck ? Severity.Error : Severity.Info, "pull", PlainOutcome(), File), .. Diff?.Annotations ?? []]
        : [];

    private string Outcome()
    {
        var color = IsChanged ? IsCheck ? "red" : "green" : "green";
        return $"[{color}]{Markup.Escape(PlainOutcome())}[/]";
    }

    private string PlainOutcome()
    {
        var file = RelativePath.From(File);
        if (!IsChanged)
            return $"{file} is up to date.";
        var files = string.Join(" and ", Changed.Select(RelativePath.From));
        if (!IsCheck)
            return $"Wrote {files}.";
        return Diff is { IsEmpty: false } && Changed.Contains(File)
            ? $"{file} differs from the config that Convert serves. Run the same 'convert-typed pull' command without --check."
            : $"'convert-typed pull' would {(Diff is null ? "write" : "change")} {files}. Run the same command without --check.";
    }
}
