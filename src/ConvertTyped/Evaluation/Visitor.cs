using ConvertTyped.Attributes;

namespace ConvertTyped.Evaluation;

/// <summary>All that a decision may depend on besides the config, and what evaluating found out that the caller should log.</summary>
internal ref struct Visitor
{
    internal required string Id { get; init; }

    internal required VisitorState State { get; set; }

    /// <summary>The environment the process runs in; null: environments are not checked.</summary>
    internal string? Environment { get; init; }

    /// <summary>The variation of a preview, which the visitor gets without qualifying; null outside previews.</summary>
    internal Variation? Forced { get; init; }

    /// <summary>Null outside tests.</summary>
    internal DecisionOverrides? Overrides { get; init; }

    internal AttributeSource Attributes { get; init; }

    internal AttributeSource LocationAttributes { get; init; }

    /// <summary>Set when a rule's pattern took too long for this visitor's attributes.</summary>
    internal bool PatternTimedOut { get; set; }
}
