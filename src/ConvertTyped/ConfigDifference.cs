namespace ConvertTyped;

/// <summary>One difference between a live config and the config that code was generated from.</summary>
/// <param name="Kind">Whether something is missing or unrecognized, has another type, or belongs to another project.</param>
/// <param name="EntityType"><c>experience</c>, <c>feature</c>, <c>goal</c>, <c>segment</c> or <c>project</c>.</param>
/// <param name="Key">The entity's key, or the live project's id.</param>
/// <param name="Part">The variation's key (or id if it has no key), or the variable's name; null if the difference concerns the entity itself.</param>
public sealed record ConfigDifference(ConfigDifferenceKind Kind, string EntityType, string Key, string? Part = null)
{
    /// <summary>A description of the difference, such as <c>the goal 'purchase' is missing</c>.</summary>
    public override string ToString()
    {
        var entity = $"the {EntityType} '{Key}'";
        var subject = Part is null ? entity : $"the {(EntityType == "feature" ? "variable" : "variation")} '{Part}' of {entity}";
        return Kind switch
        {
            ConfigDifferenceKind.OtherProject => $"the live config belongs to {entity}",
            ConfigDifferenceKind.Missing => $"{subject} is missing",
            ConfigDifferenceKind.TypeChanged => $"{subject} has a different type",
            _ => $"{subject} is unrecognized",
        };
    }
}
