namespace ConvertTyped;

/// <summary>
/// The gates that a visitor must pass to get a variation, unless a preview or an override decides. They are listed in the order in which they are
/// checked. Each description says when the gate is open.
/// </summary>
public enum DecisionGate
{
    /// <summary>The experience is not archived.</summary>
    Archived,

    /// <summary>The experience runs in <see cref="ConvertOptions.Environment"/> or in every environment, or that option is not set.</summary>
    Environment,

    /// <summary>One of the experience's locations (or, if there are none, its site area) matches the location attributes, or the experience has neither.</summary>
    Location,

    /// <summary>The visitor matches one or all of the experience's audiences, as the config requires, or no audience needs to be checked.</summary>
    Audience,

    /// <summary>The visitor is in one of the experience's segments, or the experience has none.</summary>
    Segment,

    /// <summary>The visitor's bucket belongs to a variation, or a stored decision applies.</summary>
    Traffic,
}
