using ConvertTyped.Attributes;
using ConvertTyped.Diagnostics;
using ConvertTyped.Evaluation;
using ConvertTyped.Tracking;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Visitors;

/// <summary>
/// One visitor on one config: what is known of them, and what follows from their decisions. A context and its views share it. While a preview is
/// set, changes go to an entry that is never stored, and nothing is reported.
/// </summary>
internal sealed class VisitorSession : DecisionEffects
{
    private readonly VisitorSessions _sessions;
    private readonly TableKey _visitor;
    private VisitorEntry? _entry;
    private PreviewedVisitor? _preview;
    private AttributeSet _attributes;
    private HeldVisit? _held;

    internal VisitorSession(
        VisitorSessions sessions, ConfigSnapshot config, in TableKey visitor, VisitorEntry? entry, AttributeSet? attributes, bool isHeld = false)
    {
        _sessions = sessions;
        _visitor = visitor;
        _held = isHeld ? new() : null;
        _entry = isHeld ? new VisitorEntry(visitor, entry?.State ?? VisitorState.Empty) : entry;
        Config = config;
        _attributes = Layered(attributes ?? AttributeMap.Empty, entry?.State.Attributes ?? AttributeMap.Empty);
    }

    /// <summary>The config that was in force when the context was created.</summary>
    internal ConfigSnapshot Config { get; }

    internal string VisitorId => _visitor.Text;

    /// <summary>Told of each experience that is decided, whatever the outcome. Null: nobody asks.</summary>
    internal Action<Experience>? Observer { get; set; }

    internal AttributeSet Attributes => Volatile.Read(ref _attributes);

    internal VisitorState State => WithOverrides(Entry?.State ?? VisitorState.Empty);

    internal DiagnosisWriter Diagnosing => new(_sessions.Logger, VisitorId, _sessions.Environment);

    private PreviewedVisitor? Previewed => Volatile.Read(ref _preview);

    /// <summary>Not null while nothing may be stored or tracked for the visitor.</summary>
    private HeldVisit? Held => Volatile.Read(ref _held);

    private bool IsReporting => _sessions.Reporter.IsEnabled && Held is null;

    /// <summary>Null until something is known of the visitor.</summary>
    private VisitorEntry? Entry => Previewed?.Entry ?? _entry ?? (_entry = _sessions.Store.Find(_visitor));

    /// <summary>The one place where an evaluation starts, and where an exception ends it.</summary>
    /// <param name="subject">What is evaluated.</param>
    /// <param name="options">The options of the call.</param>
    /// <param name="view">The options of the context or view that was called.</param>
    /// <param name="evaluation">How it is evaluated.</param>
    /// <param name="error">The type of the exception; null when there was none.</param>
    internal TResult? Evaluate<TSubject, TResult>(
        TSubject subject, in EvaluationOptions options, EvaluationView view, Evaluation<TSubject, TResult> evaluation, out string? error)
    {
        error = null;
        try
        {
            var visitor = new Visitor
            {
                Id = VisitorId,
                State = State,
                Sources = new(Config, Previewed?.Preview, _sessions.Overrides),
                Environment = _sessions.Environment,
                Attributes = AttributeSource.Layer(options.Attributes, view.Attributes, Attributes),
                LocationAttributes = AttributeSource.Layer(options.LocationAttributes, null, view.LocationAttributes),
                Effects = this,
                IsTracked = options.IsTracked && view.IsTracked && IsReporting,
                IsStored = options.IsStored && view.IsStored,
            };
            var result = evaluation(subject, ref visitor);
            if (visitor is { Trace: null, Patterns.IsExceeded: true })
                _sessions.Reporter.PatternsSkipped(isTimeout: true);
            if (visitor is { Trace: null, Patterns.HasLongText: true })
                _sessions.Reporter.PatternsSkipped(isTimeout: false);
            if (visitor is { Trace: null, Unread: var (key, type) })
                _sessions.Reporter.AttributeUnread(key, type);
            return result;
        }
        catch (Exception exception)
        {
            error = exception.GetType().Name;
            Log.EvaluationFailed(_sessions.Logger, error);
            return default;
        }
    }

    internal override Variation? Apply(Experience experience, in Decision decision, ref Visitor visitor)
    {
        Observer?.Invoke(experience);
        var isPreviewing = visitor.Sources.Preview is not null;
        if (!isPreviewing)
            _sessions.Reporter.Decided(decision.Variation);
        if (decision.Variation is not { } variation || decision.Origin == DecisionOrigin.Preview)
            return decision.Variation;
        if (decision.Origin == DecisionOrigin.Stored)
        {
            if (visitor.State.UnreportedExperiences.Length > 0 && visitor.IsTracked && !isPreviewing)
                ReportLate(experience, variation);
            return variation;
        }

        EventClaim? claim = null;
        if (visitor.IsStored)
        {
            var isNew = decision.Origin == DecisionOrigin.Override
                ? TryServeOverride(experience, ref visitor)
                : TryStore(experience, ref variation, ref visitor, out claim);
            if (!isNew)
                return variation;
        }

        if (!isPreviewing)
            _sessions.Reporter.Bucketed(new(Config, VisitorId, visitor.State, variation, claim), visitor.IsTracked);
        return variation;
    }

    /// <summary>Counts a conversion, once per visitor and goal unless <paramref name="forceMultiple"/>. The goal is null if the config has none of that key.</summary>
    internal ConversionResult Track(string key, Goal? goal, GoalDatum[] data, bool forceMultiple, bool isTracked)
    {
        if (goal is null)
            return Counted(new(ConversionStatus.GoalNotFound, key, null, VisitorId), goal);
        if (!forceMultiple && State.Goals.Contains(goal.Id))
            return Counted(new(ConversionStatus.Deduplicated, key, goal.Id, VisitorId), goal);
        if (isTracked)
            Held?.Add(new(key, goal, data, forceMultiple));
        if (WhyNotTracked(isTracked) is { } why)
            return NotTracked(key, goal, data, why);
        var entry = GetOrAddEntry();
        if (Count(goal, data, entry, forceMultiple) is not { } conversion)
            return Counted(new(ConversionStatus.Deduplicated, key, goal.Id, VisitorId), goal);
        Changed(entry);
        var result = Counted(new(ConversionStatus.Queued, key, goal.Id, VisitorId), goal);
        _sessions.Reporter.Converted(new(Config, VisitorId, WithOverrides(entry.State), conversion), isTracked: true);
        return result;
    }

    /// <summary>Stores and tracks from now on, and first of all what was held.</summary>
    internal void Release()
    {
        if (Interlocked.Exchange(ref _held, null) is not { } held)
            return;
        var state = _entry!.State;
        _entry = _sessions.Store.GetOrAdd(_visitor);
        held.ReleaseTo(this, state);
    }

    /// <summary>Takes over the decisions of an anonymous visitor who turned out to be this one, and reports those that this visitor did not have.</summary>
    internal void Adopt(VisitorSession anonymous)
    {
        foreach (var variation in HeldVisit.DecisionsOf(anonymous.State, Config))
            Adopt(variation);
    }

    internal void Adopt(Variation variation)
    {
        var visitor = new Visitor { Id = VisitorId, State = State, Sources = new(Config, null, _sessions.Overrides), IsTracked = IsReporting };
        if (TryStore(variation.Experience, ref variation, ref visitor, out var claim))
            _sessions.Reporter.Bucketed(new(Config, VisitorId, visitor.State, variation, claim), visitor.IsTracked);
    }

    internal void SetAttributes(IReadOnlyDictionary<string, object?> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        var changes = AttributeCopy.Copy(attributes);
        var entry = GetOrAddEntry();
        lock (entry)
        {
            var (given, stored) = _attributes is LayeredAttributes layers ? (layers.Upper, layers.Lower) : (_attributes, AttributeMap.Empty);
            var own = AttributeCopy.Copy(given).With(changes);
            Volatile.Write(ref _attributes, Layered(own, stored));
            entry.MergeAttributes(own);
        }

        Changed(entry);
    }

    internal void SetSegments(IReadOnlyDictionary<string, object?> segments)
    {
        ArgumentNullException.ThrowIfNull(segments);
        var entry = GetOrAddEntry();
        entry.MergeSegments(AttributeCopy.Copy(segments));
        Changed(entry);
    }

    /// <summary>Stores custom segments and gives those that were not stored before.</summary>
    internal string[] AddCustomSegments(string[] segmentIds)
    {
        var entry = GetOrAddEntry();
        var added = entry.AddCustomSegments(segmentIds);
        Changed(entry);
        return added;
    }

    /// <summary>Shows a variation from now on; false, and nothing changes, where there is none.</summary>
    internal bool TryPreview(Variation? variation)
    {
        if (variation is null)
            return false;
        PreviewedVisitor.Set(ref _preview, new(variation), () => new VisitorEntry(_visitor, State));
        return true;
    }

    /// <summary>Stores a decision; false when another thread's was stored first, which then holds.</summary>
    private bool TryStore(Experience experience, ref Variation variation, ref Visitor visitor, out EventClaim? claim)
    {
        var entry = GetOrAddEntry();
        var storedId = _sessions.Store.Decide(entry, experience, variation.Id, isReported: visitor.IsTracked, out var isNew, out claim);
        visitor.State = WithOverrides(entry.State);
        if (isNew)
            Changed(entry);
        else
            variation = experience.VariationOf(storedId) ?? variation;
        return isNew;
    }

    /// <summary>A decision that was stored while tracking was off is reported once, by the first evaluation with tracking on.</summary>
    private void ReportLate(Experience experience, Variation variation)
    {
        var entry = GetOrAddEntry();
        if (!entry.TryMarkReported(experience.Id))
            return;
        Changed(entry);
        _sessions.Reporter.BucketedBefore(new(Config, VisitorId, WithOverrides(entry.State), variation));
    }

    /// <summary>An override is reported once per visitor but not stored: when it ends, what was decided without it holds again.</summary>
    private bool TryServeOverride(Experience experience, ref Visitor visitor)
    {
        if (visitor.Sources is not { Preview: null, Overrides: { } overrides } || !overrides.Serve(VisitorId, experience))
            return false;
        visitor.State = State;
        return true;
    }

    /// <summary>Null when the visitor reached the goal before, as far as this process knows.</summary>
    private Conversion? Count(Goal goal, GoalDatum[] data, VisitorEntry entry, bool forceMultiple)
    {
        if (forceMultiple || !_sessions.Store.IsShared || IsPrivate(entry))
            return entry.AddGoal(goal.Id) || forceMultiple ? new(goal, data, claim: null) : null;
        return _sessions.Store.TryClaimGoal(entry, goal.Id) is { } claim ? new(goal, data, claim) : null;
    }

    private string? WhyNotTracked(bool isTracked) =>
        Previewed is not null ? ConversionResult.Preview :
        !isTracked || !IsReporting ? ConversionResult.TrackingDisabled :
        _sessions.Reporter.IsClosed ? ConversionResult.Closed :
        null;

    /// <summary>Nothing is stored, so that the goal can still be reached once conversions are reported.</summary>
    private ConversionResult NotTracked(string key, Goal goal, GoalDatum[] data, string why)
    {
        if (Previewed is null)
            _sessions.Reporter.NotConverted(new(Config, VisitorId, State, new Conversion(goal, data, claim: null)));
        return Counted(new(ConversionStatus.NotTracked, key, goal.Id, VisitorId) { WhyNotTracked = why }, goal);
    }

    private ConversionResult Counted(ConversionResult result, Goal? goal)
    {
        if (Previewed is null)
            _sessions.Reporter.Counted(goal, result.Status);
        if (!result.Tracked && _sessions.Logger.IsEnabled(LogLevel.Debug))
            Log.ConversionMissed(_sessions.Logger, result.GoalKey, Redaction.VisitorId(VisitorId), result.Reason!);
        return result;
    }

    private VisitorState WithOverrides(VisitorState state) => _sessions.Overrides is { } overrides ? overrides.Over(VisitorId, state) : state;

    private VisitorEntry GetOrAddEntry() => Entry ?? (_entry = _sessions.Store.GetOrAdd(_visitor));

    /// <summary>Whether changes of an entry stay in this session.</summary>
    private bool IsPrivate(VisitorEntry entry) => Held is not null || IsPreviewed(entry);

    private bool IsPreviewed(VisitorEntry entry) => ReferenceEquals(entry, Previewed?.Entry);

    /// <summary>Two layers only where there are two, so that one set of attributes is read directly. Given attributes may be layered themselves.</summary>
    private static AttributeSet Layered(AttributeSet given, AttributeSet stored) =>
        stored.Count == 0 && given is not LayeredAttributes ? given : new LayeredAttributes(given, stored);

    private void Changed(VisitorEntry entry)
    {
        if (!IsPrivate(entry))
            _sessions.Store.Changed(Config, entry);
    }
}
