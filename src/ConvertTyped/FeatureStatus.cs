namespace ConvertTyped;

/// <summary>Whether a feature is on. A feature that is off for a visitor has no result, so a result's status is <see cref="Enabled"/>.</summary>
public enum FeatureStatus
{
    /// <summary>The feature is off.</summary>
    Disabled,

    /// <summary>The feature is on: the variation that the visitor sees carries it.</summary>
    Enabled,
}
