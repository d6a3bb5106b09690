using System.Globalization;
using System.Text;
using ConvertTyped.Tool.Rendering;
using Spectre.Console;

namespace ConvertTyped.Tool.Usages;

internal enum UsageFilter
{
    All,
    Unused,
    Retired,
    Unknown,
}

/// <summary>Lists where code uses each entity.</summary>
internal sealed class UsageReport : Report
{
    public UsageReport(IEnumerable<EntityUsages> entities, UsageFilter filter)
    {
        Filter = filter;
        Entities = [.. entities.Where(entity => filter switch
        {
            UsageFilter.Unused => entity is { IsKnown: true, IsUsed: false },
            UsageFilter.Retired => entity.Retirement is not null && entity.Places.Count > 0,
            UsageFilter.Unknown => !entity.IsKnown,
            _ => true,
        })];
    }

    public UsageFilter Filter { get; }

    public IReadOnlyList<EntityUsages> Entities { get; }

    public override string Schema => "usages";

    public override object ToJson() => new
    {
        filter = Filter,
        entities = Entities.Select(entity => entity with { Places = [.. entity.Places.Select(Shown)], Mentions = [.. entity.Mentions.Select(Shown)] }),
    };

    public override IEnumerable<Annotation> Annotations =>
        from entity in Entities
        from place in entity.Places
        select new Annotation(
            Filter == UsageFilter.Unknown ? Severity.Error : Filter == UsageFilter.Retired ? Severity.Warning : Severity.Info,
            "usages", Sentence(entity), place.File, place.Line, place.Column, place.Line, place.Column);

    public override void WriteText(IAnsiConsole console)
    {
        if (Entities.Count == 0)
        {
            console.MarkupLine($"[green]{(Filter switch { UsageFilter.All => "No entities were found.", UsageFilter.Unused => "All entities are used.", UsageFilter.Retired => "No code uses retired entities.", _ => "All keys in the code exist in a config or in its list of retired entities." })}[/]");
            return;
        }
        foreach (var entity in Entities)
            Write(console, entity);
    }

    public override string ToMarkdown()
    {
        var text = new StringBuilder("| Entity | Number of places | Projects | Places |\n|---|---:|---|---|\n");
        foreach (var entity in Entities)
        {
            var places = string.Join("<br>", entity.Places.Select(place => Markdown.Code(PlaceText(place))));
            text.Append(CultureInfo.InvariantCulture, $"| {entity.Entity} {Markdown.Code(entity.Key)}{(entity.Retirement is { } why ? $" ({Markdown.Escape(why)})" : "")} | {entity.Places.Count} | {Markdown.Escape(string.Join(", ", entity.Projects))} | {places} |\n");
        }
        return text.ToString();
    }

    public override string ToFormat(OutputFormat format)
    {
        var csv = new StringBuilder("entity,key,state,kind,project,file,line,column,author\r\n");
        foreach (var entity in Entities)
        {
            foreach (var place in entity.Places.Select(place => (Place?)place).DefaultIfEmpty())
                csv.Append(CsvRow(entity, place)).Append("\r\n");
        }
        return csv.ToString();
    }

    private static string CsvRow(EntityUsages entity, Place? place) => string.Join(',', new[]
    {
        entity.Entity, entity.Key, entity.IsKnown ? entity.Retirement ?? (entity.IsUsed ? "" : "unused") : "unknown", place?.Kind.ToString().ToLowerInvariant() ?? "", place?.Project ?? "",
        place is null ? "" : RelativePath.From(place.File), place?.Line.ToString(CultureInfo.InvariantCulture) ?? "", place?.Column.ToString(CultureInfo.InvariantCulture) ?? "", place?.Author ?? "",
    }.Select(Csv));

    // Without the apostrophe, a spreadsheet would evaluate a cell that begins with one of these characters as a formula.
    private static string Csv(string cell)
    {
        var text = cell.Length > 0 && "=+-@".Contains(cell[0], StringComparison.Ordinal) ? "'" + cell : cell;
        return text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static void Write(IAnsiConsole console, EntityUsages entity)
    {
        var state = !entity.IsKnown ? "[red]unknown[/] " : entity.Retirement is not null ? "[yellow]retired[/] " : entity.IsUsed ? "" : "[yellow]unused[/] ";
        var why = entity.Retirement is { } reason ? $" [dim]{Markup.Escape(reason)}[/]" : "";
        console.MarkupLine($"{state}{entity.Entity} [bold]{Markup.Escape(entity.Key)}[/]{why}");
        foreach (var place in entity.Places)
            console.MarkupLine($"  {Markup.Escape(PlaceText(place))} [dim]{place.Kind.ToString().ToLowerInvariant()}{(place.Author is { } author ? ", " + Markup.Escape(author) : "")}[/]");
        foreach (var mention in entity.Mentions)
            console.MarkupLine($"  [dim]{Markup.Escape(PlaceText(mention))} string, not passed as a key[/]");
    }

    private static string Sentence(EntityUsages entity) => !entity.IsKnown
        ? $"No config has the {entity.Entity} '{entity.Key}'."
        : $"The {entity.Entity} '{entity.Key}'{(entity.Retirement is { } reason ? $" is retired: {reason}" : " is used here")}.";

    private static string PlaceText(Place place) => string.Create(CultureInfo.InvariantCulture, $"{RelativePath.From(place.File)}({place.Line},{place.Column})");

    private static Place Shown(Place place) => place with { File = RelativePath.From(place.File) };
}
