namespace ConvertTyped.Tool.Diff;

internal enum ChangeKind
{
    Added,
    Removed,

    /// <summary>The same id under another key.</summary>
    Renamed,

    /// <summary>Still there, but Convert no longer runs it.</summary>
    Retired,

    /// <summary>Retired before, and running again.</summary>
    Revived,
    Changed,
}

/// <summary>What happened to one entity.</summary>
/// <param name="Entity"><c>experience</c>, <c>feature</c>, <c>goal</c>, <c>segment</c>, <c>audience</c>, <c>location</c> or <c>project</c>.</param>
/// <param name="Key">Its key, or else its id; the new one when it was renamed.</param>
/// <param name="OldKey">Null unless it was renamed.</param>
/// <param name="Name">What people call it in Convert.</param>
internal sealed record Change(ChangeKind Kind, string Entity, string Key, string? Id, string? OldKey, string? Name, IReadOnlyList<Detail> Details);

/// <summary>One property that is different.</summary>
/// <param name="What">As in "traffic of 'control'".</param>
/// <param name="Old">Null when there was none.</param>
/// <param name="New">Null when there is none any more.</param>
internal sealed record Detail(string What, string? Old, string? New);
