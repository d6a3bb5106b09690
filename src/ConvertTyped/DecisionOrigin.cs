namespace ConvertTyped;

/// <summary>Where a decision comes from.</summary>
public enum DecisionOrigin
{
    /// <summary>There is no decision: the visitor gets no variation.</summary>
    None,

    /// <summary>The visitor's bucket.</summary>
    Fresh,

    /// <summary>An earlier decision that was stored for the visitor.</summary>
    Stored,

    /// <summary>A preview.</summary>
    Preview,

    /// <summary>A test's override, which may also be that the visitor gets no variation.</summary>
    Override,
}
