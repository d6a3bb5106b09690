using ConvertTyped.Tool.Configs;

namespace ConvertTyped.Tool.Pull;

/// <summary>Determines which entities a new config retires, and which retired entities it contains again.</summary>
/// <param name="today">The current day in UTC.</param>
/// <param name="errorAfter">The number of days after which the use of a retired entity becomes an error; null if it stays a warning.</param>
internal sealed class RetirementUpdate(LoadedConfig? before, LoadedConfig after, DateOnly today, int? errorAfter)
{
    private readonly RetiredShapes _shapes = new(before);

    /// <summary>The retired entities, without those that the new config contains again.</summary>
    public RetiredEntities Apply(RetiredEntities known) => Apply(known, forgets: true);

    /// <summary>The retired entities, including those that the new config contains again. This list is correct for both the old and the new config.</summary>
    public RetiredEntities ApplyForBoth(RetiredEntities known) => Apply(known, forgets: false);

    private RetiredEntities Apply(RetiredEntities known, bool forgets) => known with
    {
        Experiences = Entities(known.Experiences, Experiences(), EntityKind.Experience, forgets),
        Features = Entities(known.Features, Features(), EntityKind.Feature, forgets),
        Goals = Entities(known.Goals, Plain(before?.Model.Goals, after.Model.Goals), EntityKind.Goal, forgets),
        Segments = Entities(known.Segments, Plain(before?.Model.Segments, after.Model.Segments), EntityKind.Segment, forgets),
        VisitorAttributes = Attributes(known.VisitorAttributes, before?.Model.VisitorAttributes, after.Model.VisitorAttributes, forgets),
        LocationAttributes = Attributes(known.LocationAttributes, before?.Model.LocationAttributes, after.Model.LocationAttributes, forgets),
    };

    private IReadOnlyList<RetiredEntity> Entities(IReadOnlyList<RetiredEntity> known, IEnumerable<RetiredEntity> retired, EntityKind kind, bool forgets)
    {
        var merged = known.ToDictionary(entity => entity.Key, StringComparer.Ordinal);
        foreach (var entity in retired)
            merged[entity.Key] = merged.TryGetValue(entity.Key, out var earlier) ? Merge(earlier, entity) : entity;
        return
        [
            .. merged.Values
                .Select(entity => forgets ? StillRetired(entity, kind) : entity)
                .OfType<RetiredEntity>()
                .Select(entity => entity with { Error = IsOverdue(entity.Since) })
                .OrderBy(entity => entity.Key, StringComparer.Ordinal),
        ];
    }

    private static RetiredEntity Merge(RetiredEntity earlier, RetiredEntity later) => later with
    {
        Since = earlier.Since,
        Variations = later.Variations is null ? earlier.Variations : [.. (earlier.Variations ?? []).UnionBy(later.Variations, variation => variation.Id)],
        Variables = later.Variables is null ? earlier.Variables : RetiredShapes.Merge(earlier.Variables ?? [], later.Variables),
    };

    /// <summary>The entity with only the parts that the new config lacks; null if the new config contains the entity and all its parts.</summary>
    private RetiredEntity? StillRetired(RetiredEntity entity, EntityKind kind)
    {
        if (kind == EntityKind.Experience && after.Model.Experiences.FirstOrDefault(served => served.Entity.Key == entity.Key) is { } experience)
        {
            var retired = (entity.Variations ?? []).Where(variation => !experience.Variations.Any(served => IsSame(served, variation))).ToList();
            return retired.Count == 0 ? null : entity with { Variations = retired };
        }
        if (kind == EntityKind.Feature && after.Model.Features.FirstOrDefault(served => served.Entity.Key == entity.Key) is { } feature)
        {
            var retired = (entity.Variables ?? []).Select(variable => RetiredShapes.StillRetired(variable, feature)).OfType<RetiredVariable>().ToList();
            return retired.Count == 0 ? null : entity with { Variables = retired };
        }
        return after.Model.KeyedEntities.Any(served => served.Kind == kind && served.Key == entity.Key) ? null : entity;
    }

    // Code refers to a variation by its key, or by its id if it has no key.
    private static bool IsSame(VariationModel served, RetiredVariation variation) =>
        variation.Key is null ? served.Id == variation.Id : served.Key == variation.Key;

    private IEnumerable<RetiredEntity> Experiences() =>
        from experience in before?.Model.Experiences ?? []
        let served = after.Model.Experiences.FirstOrDefault(other => other.Entity.Key == experience.Entity.Key)
        let variations = experience.Variations
            .Select(variation => new RetiredVariation(variation.Id, variation.Key))
            .Where(variation => served is null || !served.Variations.Any(other => IsSame(other, variation)))
            .ToList()
        where served is null || variations.Count > 0
        select Entity(experience.Entity, after.Model.Experiences.Select(other => other.Entity)) with { Variations = variations };

    private IEnumerable<RetiredEntity> Features() =>
        from feature in before?.Model.Features ?? []
        let served = after.Model.Features.FirstOrDefault(other => other.Entity.Key == feature.Entity.Key)
        let variables = feature.Variables.Select(variable => _shapes.Retired(feature, variable, served)).OfType<RetiredVariable>().ToList()
        where served is null || variables.Count > 0
        select Entity(feature.Entity, after.Model.Features.Select(other => other.Entity)) with { Variables = variables };

    private IEnumerable<RetiredEntity> Plain(EquatableArray<EntityModel>? old, EquatableArray<EntityModel> current) =>
        from entity in old ?? new EquatableArray<EntityModel>()
        where current.All(other => other.Key != entity.Key)
        select Entity(entity, current);

    private RetiredEntity Entity(EntityModel entity, IEnumerable<EntityModel> current) => new()
    {
        Id = entity.Id,
        Key = entity.Key,
        Name = entity.Title,
        Since = today,
        RenamedTo = current.FirstOrDefault(other => other.Id is not null && other.Id == entity.Id && other.Key != entity.Key)?.Key,
    };

    private IReadOnlyList<RetiredAttribute> Attributes(
        IReadOnlyList<RetiredAttribute> known, EquatableArray<AttributeModel>? old, EquatableArray<AttributeModel> current, bool forgets) =>
    [
        .. known
            .Where(attribute => !forgets || IsUnread(attribute.Key, current))
            .Concat((old ?? new EquatableArray<AttributeModel>()).Where(attribute => IsUnread(attribute.Key, current)).Select(attribute => new RetiredAttribute(attribute.Key, attribute.Type.ToString().ToLowerInvariant(), today)))
            .DistinctBy(attribute => attribute.Key)
            .Select(attribute => attribute with { Error = IsOverdue(attribute.Since) })
            .OrderBy(attribute => attribute.Key, StringComparer.Ordinal),
    ];

    private static bool IsUnread(string attribute, EquatableArray<AttributeModel> current) => current.All(read => read.Key != attribute);

    private bool IsOverdue(DateOnly since) => errorAfter is { } days && since.AddDays(days) < today;
}
