using ConvertTyped.Attributes;
using ConvertTyped.Diagnostics;
using ConvertTyped.Evaluation;
using ConvertTyped.Tracking;

namespace ConvertTyped.Visitors;

/// <summary>
/// The session of one visitor with one config. It contains the visitor's state, and all evaluations start here. A context and its views share a
/// session. While a preview is set, changes go to an entry that is never stored, and nothing is reported.
/// </summary>
internal sealed class VisitorSession : EvaluationEffects
{
    private readonly VisitorSessions _shared;
    private readonly TableKey _visitor;
    private VisitorEntry? _entry;
    private AttributeSet _attributes;
    private SessionExtras? _extras;

    internal VisitorSession(
        VisitorSessions shared, ConfigSnapshot config, in TableKey visitor, VisitorEntry? entry, AttributeSet? attributes, bool isHeld = false)
    {
        _shared = shared;
        _visitor = visitor;
        _extras = isHeld ? new() { Held = new() } : null;
        _entry = isHeld ? new VisitorEntry(visitor, entry?.State ?? VisitorState.Empty) : entry;
        Config = config;
        _attributes = Layered(attributes ?? AttributeMap.Empty, entry?.State.Attributes ?? AttributeMap.Empty);
    }

    /// <summary>The config that was in use when the context was created, until <see cref="Use"/> replaces it.</summary>
    internal ConfigSnapshot Config { get; private set; }

    internal string VisitorId => _visitor.Text;

    /// <summary>
    /// Whether the session may currently be used; null if it may always be used. While it may not be used, the session makes no decisions, and
    /// stores and tracks nothing.
    /// </summary>
    internal Func<bool>? UsableWhile
    {
        get => _extras?.UsableWhile;
        set => Extras.UsableWhile = value;
    }

    /// <summary>Receives each experience that is evaluated, regardless of the outcome; may be null.</summary>
    internal Action<Experience>? Observer
    {
        get => _extras?.Decided;
        set => Extras.Decided = value;
    }

    /// <summary>Called when custom segments are evaluated, regardless of the outcome; may be null.</summary>
    internal Action? SegmentsRun
    {
        get => _extras?.SegmentsRun;
        set => Extras.SegmentsRun = value;
    }

    /// <summary>Receives the key of each feature that is evaluated individually; may be null.</summary>
    internal Action<string>? FeatureRead
    {
        get => _extras?.FeatureRead;
        set => Extras.FeatureRead = value;
    }

    /// <summary>Raised after attributes were set or the config was replaced.</summary>
    internal event Action? InputsChanged
    {
        add => Extras.InputsChanged += value;
        remove => Extras.InputsChanged -= value;
    }

    internal AttributeSet Attributes => Volatile.Read(ref _attributes);

    internal VisitorState State => WithOverrides(Entry?.State ?? VisitorState.Empty);

    internal DiagnosisWriter Diagnosing => new(_shared.Logger, VisitorId, _shared.Environment);

    /// <summary>The held conversions while nothing may be stored or tracked for the visitor; otherwise null.</summary>
    internal HeldVisit? Held => _extras?.Held;

    internal bool IsUsable => _extras?.UsableWhile?.Invoke() != false;

    internal bool IsPreviewing => Previewed is not null;

    /// <summary>Whether decisions and conversions may be reported to Convert.</summary>
    internal bool IsReporting => _shared.Reporter.IsEnabled && _extras is not ({ Held: not null } or { IsUntracked: true });

    private SessionExtras Extras => _extras ?? Interlocked.CompareExchange(ref _extras, new(), null) ?? _extras;

    private PreviewedVisitor? Previewed => _extras?.Preview;

    /// <summary>The entry with the visitor's state; null if the visitor has no state yet.</summary>
    private VisitorEntry? Entry => Previewed?.Entry ?? _entry ?? FindEntry();

    /// <summary>Runs an evaluation. This is the one place where evaluations start, and where their exceptions are caught.</summary>
    /// <param name="subject">The argument of the evaluation, such as the key of an experience.</param>
    /// <param name="options">The options of the call.</param>
    /// <param name="view">The options of the context or view that was called.</param>
    /// <param name="evaluation">Evaluates the subject for the visitor.</param>
    /// <param name="error">The type of the exception; null if the evaluation did not fail.</param>
    internal TResult? Evaluate<TSubject, TResult>(
        TSubject subject, in EvaluationOptions options, EvaluationView view, Evaluation<TSubject, TResult> evaluation, out string? error)
    {
        error = null;
        try
        {
            if (!IsUsable)
                return default;
            var visitor = new Visitor
            {
                Id = VisitorId,
                State = State,
                Sources = new(Config, Previewed?.Preview, _shared.Overrides),
                Environment = _shared.Environment,
                Attributes = AttributeSource.Layer(options.Attributes, view.Attributes, Attributes),
                GivenLocation = options.LocationAttributes is { } given ? AttributeSource.Readable(given) : null,
                Location = view.LocationAttributes,
                Effects = this,
                IsTracked = options.IsTracked && view.IsTracked && IsReporting,
                IsStored = options.IsStored && view.IsStored,
                Observer = _shared.Telemetry?.Listening,
            };
            var result = evaluation(subject, ref visitor);
            if (visitor.HasFindings)
                _shared.Reporter.Report(visitor);
            return result;
        }
        catch (Exception exception)
        {
            error = exception.GetType().Name;
            Log.EvaluationFailed(_shared.Logger, error, subject as string ?? "several entities");
            if (subject is string key)
                _shared.Telemetry?.OnFailed(key, error, Config, VisitorId);
            return default;
        }
    }

    internal override Variation? Apply(Experience experience, Decision decision, ref Visitor visitor)
    {
        Observer?.Invoke(experience);
        return DecisionRecorder.Record(this, _shared, experience, decision, ref visitor);
    }

    internal override void OnFeatureRead(string key) => FeatureRead?.Invoke(key);

    internal override void OnSegmentsRun() => SegmentsRun?.Invoke();

    /// <inheritdoc cref="ConversionRecorder.Record"/>
    internal ConversionResult Track(string key, Goal? goal, GoalDatum[] data, bool forceMultiple, bool isTracked) =>
        new ConversionRecorder(this, _shared).Record(key, goal, data, forceMultiple, isTracked);

    /// <summary>
    /// Stores the held state, and tracks the held decisions and conversions. From then on, nothing is held. If tracking is not allowed, drops the held
    /// conversions, and the session tracks nothing from then on.
    /// </summary>
    internal void EndHold(bool isTracked = true)
    {
        if (_extras is not { } extras || extras.TakeHeld(isTracked) is not { } held)
            return;
        var state = _entry!.State;
        _entry = _shared.Store.GetOrAdd(_visitor);
        held.ApplyTo(this, _shared, state);
    }

    /// <summary>Stores and reports an anonymous visitor's decisions for this visitor, except on experiences that this visitor has a decision on.</summary>
    internal void Adopt(VisitorSession anonymous)
    {
        foreach (var variation in HeldVisit.DecisionsOf(anonymous.State, Config))
            DecisionRecorder.Adopt(this, _shared, variation);
    }

    internal void SetAttributes(IReadOnlyDictionary<string, object?> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        if (!IsUsable)
            return;
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
        _extras?.InputsChanged?.Invoke();
    }

    /// <summary>Replaces the config. Not thread-safe: may be called only where the application has a single thread, such as in the browser.</summary>
    internal void Use(ConfigSnapshot config)
    {
        Config = config;
        _extras?.InputsChanged?.Invoke();
    }

    internal void SetSegments(IReadOnlyDictionary<string, object?> segments)
    {
        ArgumentNullException.ThrowIfNull(segments);
        if (!IsUsable)
            return;
        var entry = GetOrAddEntry();
        entry.MergeSegments(AttributeCopy.Copy(segments));
        Changed(entry);
    }

    internal override string[] AddCustomSegments(string[] segmentIds)
    {
        var entry = GetOrAddEntry();
        var added = entry.AddCustomSegments(segmentIds);
        Changed(entry);
        return added;
    }

    /// <summary>Previews a variation from now on. Returns false and changes nothing if there is no variation to preview.</summary>
    internal bool TryPreview(Variation? variation)
    {
        if (variation is null)
            return false;
        Extras.SetPreview(new(variation), () => new VisitorEntry(_visitor, State));
        return true;
    }

    internal VisitorEntry GetOrAddEntry() => Entry ?? (_entry = _shared.Store.GetOrAdd(_visitor));

    /// <summary>The state of an entry, with the overrides that are in effect.</summary>
    internal VisitorState StateOf(VisitorEntry entry) => WithOverrides(entry.State);

    /// <summary>Whether changes to an entry stay in this session.</summary>
    internal bool IsPrivate(VisitorEntry entry) => Held is not null || ReferenceEquals(entry, Previewed?.Entry);

    /// <summary>Queues an entry to be written, unless changes to it stay in this session. Must be called after each change to an entry.</summary>
    internal void Changed(VisitorEntry entry)
    {
        if (!IsPrivate(entry))
            _shared.Store.Changed(Config, entry);
    }

    /// <summary>Finds and caches the visitor's entry. The field is written only if there is an entry, so that threads do not contend for its cache line.</summary>
    private VisitorEntry? FindEntry() => _shared.Store.Find(_visitor) is { } entry ? _entry = entry : null;

    private VisitorState WithOverrides(VisitorState state) => _shared.Overrides is { } overrides ? overrides.Over(VisitorId, state) : state;

    /// <summary>Combines the given and the stored attributes. Without stored attributes, returns the given ones, unless they are layered themselves.</summary>
    private static AttributeSet Layered(AttributeSet given, AttributeSet stored) =>
        stored.Count == 0 && given is not LayeredAttributes ? given : new LayeredAttributes(given, stored);
}
