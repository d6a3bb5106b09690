namespace ConvertTyped.Configuration;

/// <summary>What a visitor must satisfy to enter an experience, with every reference resolved.</summary>
internal sealed record Qualifications
{
    internal static Qualifications None { get; } = new();

    /// <summary>Null: unrestricted. Empty: ids were given and none resolves, so nobody qualifies.</summary>
    internal Location[]? Locations { get; init; }

    /// <summary>Consulted only where <see cref="Locations"/> is null; null: unrestricted.</summary>
    internal RuleSet? SiteArea { get; init; }

    internal Audience[] Audiences { get; init; } = [];

    internal bool AllAudiences { get; init; }

    /// <summary>Ids of custom segments, one of which the visitor must have; empty: unrestricted.</summary>
    internal string[] SegmentIds { get; init; } = [];
}
