namespace ConvertTyped;

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
