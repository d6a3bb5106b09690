using ConvertTyped.Tool.Configs;

namespace ConvertTyped.Tool.Pull;

/// <summary>The retired entities as <c>pull</c> prints them: each entity or, if Convert still serves the entity, the parts that it no longer serves.</summary>
internal static class RetiredList
{
    /// <summary>Returns a description for each retired entity, such as "experience 'banner', not served since 2026-11-28".</summary>
    /// <param name="served">The config that Convert serves.</param>
    public static IEnumerable<string> Describe(RetiredEntities retired, LoadedConfig served)
    {
        var keys = served.Model.KeyedEntities.Select(entity => (entity.Kind, entity.Key)).ToHashSet();
        return
        [
            .. Describe(EntityKind.Experience, retired.Experiences),
            .. Describe(EntityKind.Feature, retired.Features),
            .. Describe(EntityKind.Goal, retired.Goals),
            .. Describe(EntityKind.Segment, retired.Segments),
        ];

        IEnumerable<string> Describe(EntityKind kind, IEnumerable<RetiredEntity> entities) =>
            from entity in entities
            let name = $"{kind.Word()} '{entity.Key}'"
            select $"{(keys.Contains((kind, entity.Key)) ? $"{Parts(entity, served)} of the {name}" : name)}, not served since {entity.Since:yyyy-MM-dd}{(entity.Error ? "; each use is now an error" : "")}";
    }

    private static string Parts(RetiredEntity entity, LoadedConfig served)
    {
        var variables = served.Model.Features.FirstOrDefault(feature => feature.Entity.Key == entity.Key)?.Variables.Select(variable => variable.Key).ToList() ?? [];
        return string.Join(
            ", ",
            [
                .. (entity.Variations ?? []).Select(variation => $"variation '{variation.Key ?? variation.Id}'"),
                .. (entity.Variables ?? []).Select(variable => $"{(variables.Contains(variable.Key) ? "members of " : "")}variable '{variable.Key}'"),
            ]);
    }
}
