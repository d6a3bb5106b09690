namespace ConvertTyped;

/// <summary>How a live config differs from the config that code was generated from.</summary>
public enum ConfigDifferenceKind
{
    /// <summary>The config belongs to a different project; nothing else is compared.</summary>
    OtherProject,

    /// <summary>The code expects something that the config does not have: a feature is off, an experience has no variation, a goal or segment is not found.</summary>
    Missing,

    /// <summary>The config has a variation that the code does not know; accessors return it as <c>Unrecognized</c>.</summary>
    Unrecognized,

    /// <summary>A variable has a different type than the code expects; it reads as null, or as its fallback, unless the value happens to fit.</summary>
    TypeChanged,
}
