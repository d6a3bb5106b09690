using ConvertTyped.Attributes;

namespace ConvertTyped.Evaluation;

/// <summary>One evaluation of one visitor: all that decisions depend on, what follows from them, and what evaluating found out.</summary>
internal ref struct Visitor
{
    /// <summary>A field, so that comparisons can charge it.</summary>
    internal PatternBudget Patterns;

    /// <summary>An attribute that a rule asked for and could not read; null: there was none.</summary>
    internal (string Key, Type Type)? Unread;

    internal required string Id { get; init; }

    internal required VisitorState State { get; set; }

    internal required DecisionSources Sources { get; init; }

    /// <summary>The environment the process runs in; null: environments are not checked.</summary>
    internal string? Environment { get; init; }

    internal AttributeSource Attributes { get; init; }

    internal AttributeSource LocationAttributes { get; init; }

    /// <summary>Null: nothing follows from a decision.</summary>
    internal DecisionEffects? Effects { get; set; }

    /// <summary>Whether a new decision is reported to Convert.</summary>
    internal bool IsTracked { get; init; }

    /// <summary>Whether a new decision is stored for the visitor.</summary>
    internal bool IsStored { get; init; }

    /// <summary>Null unless somebody wants to know how decisions come about. With a trace the walk looks at every gate and every rule.</summary>
    internal DecisionTrace? Trace { get; private set; }

    /// <summary>What was decided in this evaluation, where several features are asked for; null otherwise.</summary>
    internal Dictionary<Experience, Variation?>? Decided { get; set; }

    /// <summary>Keeps a trace from now on, and lets nothing follow from decisions.</summary>
    internal DecisionTrace StartTrace()
    {
        Effects = null;
        return Trace = new();
    }
}
