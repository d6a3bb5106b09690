using ConvertTyped.Attributes;

namespace ConvertTyped.Evaluation;

/// <summary>
/// The state of a visitor at one moment. It is immutable: each change creates a new state. Therefore, readers need no lock, and an event can refer to
/// the state in which it occurred.
/// </summary>
internal sealed record VisitorState
{
    private readonly VisitorFacts _facts = VisitorFacts.None;

    internal static VisitorState Empty { get; } = new();

    internal Decisions Decisions { get; init; }

    internal string[] Goals
    {
        get => _facts.Goals;
        init => _facts = _facts with { Goals = value };
    }

    internal string[] CustomSegments
    {
        get => _facts.CustomSegments;
        init => _facts = _facts with { CustomSegments = value };
    }

    /// <summary>The ids of experiences whose stored decision was made while tracking was off and has not been reported since then.</summary>
    internal string[] UnreportedExperiences
    {
        get => _facts.UnreportedExperiences;
        init => _facts = _facts with { UnreportedExperiences = value };
    }

    /// <summary>The visitor's stored attributes; null until attributes are set explicitly.</summary>
    internal AttributeMap? Attributes
    {
        get => _facts.Attributes;
        init => _facts = _facts with { Attributes = value };
    }

    internal AttributeMap Segments
    {
        get => _facts.Segments;
        init => _facts = _facts with { Segments = value };
    }

    /// <summary>The report segments and, under <c>customSegments</c>, the ids of the custom segments.</summary>
    internal AttributeMap ReportedSegments => CustomSegments.Length == 0
        ? Segments
        : Segments.With(new Dictionary<string, object?> { ["customSegments"] = CustomSegments });

    /// <summary>The id of the visitor's variation in an experience; null if there is no decision.</summary>
    internal string? DecisionFor(string experienceId) => Decisions.For(experienceId);

    internal VisitorState WithDecision(string experienceId, string variationId, bool isReported = true)
    {
        var (decisions, unreported) = (Decisions.With(experienceId, variationId), UnreportedWith(experienceId, isReported));
        return ReferenceEquals(unreported, UnreportedExperiences)
            ? this with { Decisions = decisions }
            : this with { Decisions = decisions, UnreportedExperiences = unreported };
    }

    internal VisitorState WithReport(string experienceId) => this with { UnreportedExperiences = UnreportedWith(experienceId, isReported: true) };

    /// <summary>Merges a newer state into this state; the newer decisions and values take precedence.</summary>
    internal VisitorState MergedWith(VisitorState newer)
    {
        if (ReferenceEquals(this, Empty))
            return newer;
        return newer with
        {
            Decisions = Decisions.From(Decisions.Pairs.Concat(newer.Decisions.Pairs)),
            Goals = [.. Goals.Union(newer.Goals)],
            CustomSegments = [.. CustomSegments.Union(newer.CustomSegments)],
            UnreportedExperiences = [.. UnreportedExperiences.Union(newer.UnreportedExperiences).Where(id => !HasReported(id) && !newer.HasReported(id))],
            Attributes = Attributes is null || newer.Attributes is null ? newer.Attributes ?? Attributes : Attributes.With(newer.Attributes),
            Segments = Segments.With(newer.Segments),
        };
    }

    private string[] UnreportedWith(string experienceId, bool isReported) => (isReported, UnreportedExperiences) switch
    {
        (true, []) => UnreportedExperiences,
        (true, var unreported) => Without(unreported, experienceId),
        (false, []) => [experienceId],
        (false, var unreported) => unreported.Contains(experienceId) ? unreported : [.. unreported, experienceId],
    };

    private static string[] Without(string[] ids, string experienceId) => Array.FindAll(ids, id => id != experienceId);

    private bool HasReported(string experienceId) => DecisionFor(experienceId) is not null && !UnreportedExperiences.Contains(experienceId);

    /// <summary>Data that most visitors do not have. It is in an object of its own, so that a visitor with only decisions needs little memory.</summary>
    private sealed record VisitorFacts
    {
        internal static VisitorFacts None { get; } = new();

        internal string[] Goals { get; init; } = [];

        internal string[] CustomSegments { get; init; } = [];

        internal string[] UnreportedExperiences { get; init; } = [];

        internal AttributeMap? Attributes { get; init; }

        internal AttributeMap Segments { get; init; } = AttributeMap.Empty;
    }
}
