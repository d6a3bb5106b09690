namespace ConvertTyped;

/// <summary>Where a decision comes from.</summary>
public enum DecisionOrigin
{
    /// <summary>There is none: the visitor gets no variation.</summary>
    None,

    /// <summary>The visitor's bucket.</summary>
    Fresh,

    /// <summary>An earlier decision that was kept for the visitor.</summary>
    Stored,

    /// <summary>A preview.</summary>
    Preview,

    /// <summary>A test that decides in the config's place, the visitors included who get no variation by it.</summary>
    Override,
}
