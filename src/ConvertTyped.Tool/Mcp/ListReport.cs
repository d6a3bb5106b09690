using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Rendering;
using Spectre.Console;

namespace ConvertTyped.Tool.Mcp;

/// <summary>The experiences, features, goals and segments of a config, and their names in code.</summary>
internal sealed class ListReport : Report
{
    public required string Config { get; init; }

    public required IReadOnlyList<ListedEntity> Entities { get; init; }

    public override string Schema => "list";

    public static ListReport Create(LoadedConfig config) => new()
    {
        Config = config.Name,
        Entities =
        [
            .. config.CodeModel.Experiences.Select(experience => Listed(experience.Entity) with
            {
                Parts = [.. experience.Variations.Select(variation => new ListedPart(variation.Key ?? variation.Id, $"{TypeNames.Variation(experience.Entity.Name.Stem)}.{variation.Name}", variation.Traffic is null ? null : $"{variation.Traffic}%"))],
            }),
            .. config.CodeModel.Features.Select(feature => Listed(feature.Entity) with
            {
                Parts = [.. feature.Variables.Select(variable => new ListedPart(variable.Key, $"context.Features.{feature.Entity.Name.Member}.{variable.Name}", VariableTypes.NameOf(variable.Type)))],
            }),
            .. config.CodeModel.Goals.Select(Listed),
            .. config.CodeModel.Segments.Select(Listed),
        ],
    };

    public override object ToJson() => new { config = Config, entities = Entities };

    public override void WriteText(IAnsiConsole console)
    {
        foreach (var entity in Entities)
            console.MarkupLine($"{entity.Entity} [bold]{Markup.Escape(entity.Key)}[/] [dim]{Markup.Escape(entity.Accessor)}[/]");
    }

    private static ListedEntity Listed(EntityModel entity) => new(
        entity.Kind.Word(), entity.Key, entity.Id, entity.Title, $"context.{entity.Kind}s.{entity.Name.Member}", entity.Retirement, []);
}

/// <param name="Entity">The kind of the entity, such as <c>experience</c>.</param>
/// <param name="Accessor">The accessor as written in code.</param>
/// <param name="Retirement">Why code should no longer use the entity; null if it is not retired.</param>
/// <param name="Parts">The variations of an experience, or the variables of a feature.</param>
internal sealed record ListedEntity(string Entity, string Key, string? Id, string? Name, string Accessor, string? Retirement, IReadOnlyList<ListedPart> Parts);

/// <param name="Detail">
/// For a variation, its traffic allocation; null if the config has no valid one. For a variable, its type; empty if the config has no valid one.
/// </param>
internal sealed record ListedPart(string Key, string Accessor, string? Detail);
