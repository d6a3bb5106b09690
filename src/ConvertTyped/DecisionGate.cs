namespace ConvertTyped;

/// <summary>The conditions that a visitor must meet to get a variation, in the order in which they are checked.</summary>
public enum DecisionGate
{
    /// <summary>The experience is not archived.</summary>
    Archived,

    /// <summary>The experience runs in this environment.</summary>
    Environment,

    /// <summary>One of the experience's locations, or its site area, matches the location attributes; or the experience has neither.</summary>
    Location,

    /// <summary>The experience's audiences match the visitor.</summary>
    Audience,

    /// <summary>The visitor is in one of the experience's segments, or the experience has none.</summary>
    Segment,

    /// <summary>The visitor's bucket belongs to a variation, or a stored decision applies.</summary>
    Traffic,
}
