namespace ConvertTyped;

/// <summary>Whether a feature is on. A feature that is off for a visitor has no result, so a result's status is <see cref="Enabled"/>.</summary>
public enum FeatureStatus
{
    /// <summary>Off.</summary>
    Disabled,

    /// <summary>On: the variation that the visitor sees carries it.</summary>
    Enabled,
}
