using ConvertTyped.Attributes;

namespace ConvertTyped.Evaluation;

/// <summary>The state of one evaluation for one visitor: the input of decisions, their effects, and the findings of the evaluation.</summary>
internal ref struct Visitor
{
    /// <summary>The time limit for regular expressions. A field rather than a property, so that comparisons can modify the struct in place.</summary>
    internal PatternBudget Patterns;

    /// <summary>The key of the first attribute that a rule could not read; null if there is none.</summary>
    internal string? UnreadKey { get; private set; }

    /// <summary>The type of the value that the rule could not read: the attribute's value or a value in it.</summary>
    internal Type? UnreadType { get; private set; }

    /// <summary>Whether the evaluation has findings to report. With a trace, no findings are reported.</summary>
    internal readonly bool HasFindings => Trace is null && (UnreadKey is not null || Patterns.HasFindings);

    internal required string Id { get; init; }

    internal required VisitorState State { get; set; }

    /// <summary>The sources of decisions. A field, like <see cref="Attributes"/>, because a property would copy the struct.</summary>
    internal required DecisionSources Sources;

    /// <summary>The environment that the process runs in. If null, environments are not checked.</summary>
    internal string? Environment { get; init; }

    internal AttributeSource Attributes;

    /// <summary>The location attributes of the call; null if it has none.</summary>
    internal IReadOnlyDictionary<string, object?>? GivenLocation { get; init; }

    /// <summary>The location attributes of the context or view; null if it has none.</summary>
    internal AttributeSet? Location { get; init; }

    /// <summary>All location attributes. Combined on each access, because few experiences have locations.</summary>
    internal readonly AttributeSource LocationAttributes => AttributeSource.Layer(GivenLocation, null, Location);

    /// <summary>The effects of the evaluation; null if it has no effects.</summary>
    internal EvaluationEffects? Effects { get; set; }

    /// <summary>Receives the outcome of the evaluation; null if nothing observes evaluations.</summary>
    internal EvaluationObserver? Observer { get; init; }

    /// <summary>Whether a new decision is reported to Convert.</summary>
    internal bool IsTracked { get; init; }

    /// <summary>Whether a new decision is stored for the visitor.</summary>
    internal bool IsStored { get; init; }

    /// <summary>The trace, if decisions are to be explained; otherwise null. With a trace, every gate and every rule is evaluated.</summary>
    internal DecisionTrace? Trace { get; private set; }

    /// <summary>The decisions of this evaluation so far, if it evaluates several features; otherwise null.</summary>
    internal Dictionary<Experience, Decision>? Decided { get; set; }

    /// <summary>Records an attribute whose value a rule could not read, unless such an attribute has already been recorded.</summary>
    internal void AddUnread(string key, Type type)
    {
        if (UnreadKey is null)
            (UnreadKey, UnreadType) = (key, type);
    }

    /// <summary>Starts a trace and disables effects.</summary>
    internal DecisionTrace StartTrace()
    {
        Effects = null;
        return Trace = new();
    }
}
