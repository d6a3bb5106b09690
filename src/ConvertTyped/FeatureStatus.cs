namespace ConvertTyped;

/// <summary>Whether a feature is on. A feature that is off for a visitor has no result, so a result's status is <see cref="Enabled"/>.</summary>
public enum FeatureStatus
{
    /// <summary>The feature is off for the visitor, or the config does not have it.</summary>
    Disabled,

    /// <summary>The feature is on: a variation that the visitor gets carries it, or an override enables it.</summary>
    Enabled,
}
