namespace ConvertTyped.Snapshots;

/// <summary>The conditions for taking part in an experience, with all references resolved.</summary>
internal sealed record Qualifications
{
    internal static Qualifications None { get; } = new();

    /// <summary>
    /// The experience's locations. Null if locations do not restrict the experience. Empty if the config contains none of the locations that the experience
    /// refers to. In that case, no visitor qualifies.
    /// </summary>
    internal Location[]? Locations { get; init; }

    /// <summary>The experience's own location rules, used only if <see cref="Locations"/> is null. Null if there are no such rules.</summary>
    internal RuleSet? SiteArea { get; init; }

    internal Audience[] Audiences { get; init; } = [];

    internal bool AllAudiences { get; init; }

    /// <summary>The ids of custom segments. The visitor must be in at least one of them. Empty if segments do not restrict the experience.</summary>
    internal string[] SegmentIds { get; init; } = [];
}
