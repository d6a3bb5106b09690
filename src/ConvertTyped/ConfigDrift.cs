namespace ConvertTyped;

/// <summary>In what a live config differs from the one that code was generated from. No difference makes anything throw.</summary>
/// <param name="Differences">Empty when the code knows all it relies on.</param>
public sealed record ConfigDrift(IReadOnlyList<ConfigDifference> Differences);

/// <summary>How a live config differs from what code was generated from.</summary>
public enum ConfigDifferenceKind
{
    /// <summary>The config is another project's; nothing else is compared.</summary>
    OtherProject,

    /// <summary>The code knows it and the config does not: it is off, null, or not found.</summary>
    Missing,

    /// <summary>The config has a variation that the code does not know: <c>Unrecognized</c>.</summary>
    Unknown,

    /// <summary>A variable has another type than the code expects: null, or its fallback, unless the values happen to fit.</summary>
    TypeChanged,
}

/// <summary>One difference between a live config and the one that code was generated from.</summary>
/// <param name="Kind">What is different.</param>
/// <param name="EntityType"><c>experience</c>, <c>feature</c>, <c>goal</c>, <c>segment</c> or <c>project</c>.</param>
/// <param name="Key">The entity's key; the live project's id.</param>
/// <param name="Part">The variation, by key or else id, or the variable; null when it is about the entity itself.</param>
public sealed record ConfigDifference(ConfigDifferenceKind Kind, string EntityType, string Key, string? Part = null)
{
    /// <summary>The difference as a sentence.</summary>
    public override string ToString()
    {
        var entity = $"the {EntityType} '{Key}'";
        var subject = Part is null ? entity : $"the {(EntityType == "feature" ? "variable" : "variation")} '{Part}' of {entity}";
        return Kind switch
        {
            ConfigDifferenceKind.OtherProject => $"it is that of {entity}",
            ConfigDifferenceKind.Missing => $"{subject} is missing",
            ConfigDifferenceKind.TypeChanged => $"{subject} has another type",
            _ => $"{subject} is new",
        };
    }
}
