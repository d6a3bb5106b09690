namespace ConvertTyped.Tool.Diff;

internal enum ChangeKind
{
    Added,
    Removed,

    /// <summary>The key of the entity has changed, but not its id.</summary>
    Renamed,

    /// <summary>The entity is still in the config, but Convert no longer runs it.</summary>
    Retired,

    /// <summary>The entity was retired and is running again.</summary>
    Revived,
    Changed,
}

/// <summary>A change to one entity.</summary>
/// <param name="Entity"><c>experience</c>, <c>feature</c>, <c>goal</c>, <c>segment</c>, <c>audience</c>, <c>location</c> or <c>project</c>.</param>
/// <param name="Key">The key of the entity, or its id if it has no key; the new key if it was renamed.</param>
/// <param name="OldKey">The earlier key; null if the entity was not renamed.</param>
/// <param name="Name">The name of the entity in Convert.</param>
internal sealed record Change(ChangeKind Kind, string Entity, string Key, string? Id, string? OldKey, string? Name, IReadOnlyList<Detail> Details);

/// <summary>A property that has changed.</summary>
/// <param name="What">The name of the property, such as "traffic of 'control'".</param>
/// <param name="Old">The earlier value; null if there was none.</param>
/// <param name="New">The new value; null if there is none.</param>
internal sealed record Detail(string What, string? Old, string? New);
