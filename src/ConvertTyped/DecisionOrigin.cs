namespace ConvertTyped;

/// <summary>What a decision is based on: a bucket, a stored decision, a preview link or an override.</summary>
public enum DecisionOrigin
{
    /// <summary>The visitor gets no variation. In a <see cref="FeatureExplanation"/>, this value means that the experiences decided.</summary>
    None,

    /// <summary>The visitor's bucket, which this evaluation calculated.</summary>
    Fresh,

    /// <summary>An earlier decision that was stored for the visitor.</summary>
    Stored,

    /// <summary>A preview link that is active in this context.</summary>
    Preview,

    /// <summary>An override by a test. An override can also give the visitor no variation.</summary>
    Override,
}
