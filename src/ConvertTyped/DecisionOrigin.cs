namespace ConvertTyped;

/// <summary>What a decision is based on: a bucket, a stored decision, a preview or an override.</summary>
public enum DecisionOrigin
{
    /// <summary>
    /// The visitor gets no variation. In a <see cref="FeatureExplanation"/>, this value means that the visitor's experiences determine whether the
    /// feature is on, and not a preview or an override.
    /// </summary>
    None,

    /// <summary>The visitor's bucket, which this evaluation calculated.</summary>
    Fresh,

    /// <summary>An earlier decision that was stored for the visitor.</summary>
    Stored,

    /// <summary>A preview that is active in this context.</summary>
    Preview,

    /// <summary>An override by a test. An override can also give the visitor no variation.</summary>
    Override,
}
