namespace ConvertTyped;

/// <summary>How a live config differs from the config that code was generated from.</summary>
public enum ConfigDifferenceKind
{
    /// <summary>The config belongs to a different project; nothing else is compared.</summary>
    OtherProject,

    /// <summary>
    /// The code expects an entity, a variation or a variable that the config does not have. A missing feature is off, a missing experience has no
    /// variation, conversions of a missing goal are not tracked, and a missing segment is ignored.
    /// </summary>
    Missing,

    /// <summary>The config has a variation that the generated code does not contain; accessors return <c>Unrecognized</c> for it.</summary>
    Unrecognized,

    /// <summary>A variable has a different type than the code expects. If its value does not fit, accessors return null or the fallback.</summary>
    TypeChanged,
}
