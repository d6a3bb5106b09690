using System.ComponentModel;
using ConvertTyped.Attributes;
using ConvertTyped.Visitors;

namespace ConvertTyped;

/// <summary>
/// One visitor, on the config that was in force when the context was created. Evaluating is synchronous and in memory: it takes no lock, waits for
/// no network and does not throw. Safe for concurrent use; owns nothing that needs disposing.
/// </summary>
public sealed partial class ConvertContext
{
    private readonly ConvertCore _core;
    private readonly ConfigSnapshot _snapshot;
    private readonly TableKey _visitor;
    private readonly ConvertContext? _origin;
    private readonly AttributeSet? _locationAttributes;
    private readonly AttributeSet? _attributeOverlay;
    private readonly bool _isTracking = true;
    private VisitorEntry? _entry;
    private AttributeSet _attributes;

    /// <summary>What this context was given, at creation or since: what it keeps for the visitor, not what it found kept.</summary>
    private AttributeSet? _ownAttributes;

    internal ConvertContext(
        ConvertCore core,
        ConfigSnapshot snapshot,
        in TableKey visitor,
        VisitorEntry? entry,
        IReadOnlyDictionary<string, object?>? attributes,
        IReadOnlyDictionary<string, object?>? locationAttributes)
    {
        _core = core;
        _snapshot = snapshot;
        _visitor = visitor;
        _entry = entry;
        _ownAttributes = AttributeCopy.Keep(attributes);
        _attributes = entry?.State.Attributes is { } stored
            ? _ownAttributes is null ? stored : stored.With(_ownAttributes)
            : _ownAttributes ?? AttributeMap.Empty;
        _locationAttributes = AttributeCopy.Keep(locationAttributes);
    }

    private ConvertContext(ConvertContext origin, AttributeSet? attributes, AttributeSet? locationAttributes, bool isTracking)
    {
        _origin = origin._origin ?? origin;
        _core = origin._core;
        _snapshot = origin._snapshot;
        _visitor = origin._visitor;
        _attributes = AttributeMap.Empty;
        _attributeOverlay = LayeredAttributes.Over(attributes, origin._attributeOverlay);
        _locationAttributes = LayeredAttributes.Over(locationAttributes, origin._locationAttributes);
        _isTracking = isTracking;
    }

    /// <summary>The visitor's id.</summary>
    public string VisitorId => _visitor.Text;

    /// <summary>What audience and segment rules see of the visitor: what was given at creation or set since. Read-only.</summary>
    public IReadOnlyDictionary<string, object?> VisitorAttributes => StoredAttributes;

    /// <summary>The same as <see cref="VisitorAttributes"/>.</summary>
    public IReadOnlyDictionary<string, object?> Attributes => StoredAttributes;

    /// <summary>The segments for reporting, and under <c>customSegments</c> the ids of the recorded custom ones. Read-only; apart from attributes.</summary>
    public IReadOnlyDictionary<string, object?> DefaultSegments
    {
        get
        {
            var state = State;
            return state.CustomSegments.Length == 0
                ? state.Segments
                : state.Segments.With(new Dictionary<string, object?> { ["customSegments"] = state.CustomSegments });
        }
    }

    private AttributeSet StoredAttributes => Volatile.Read(ref Origin._attributes);

    private ConvertContext Origin => _origin ?? this;

    private Evaluation.VisitorState State => WithOverrides(Origin.Entry?.State ?? Evaluation.VisitorState.Empty);

    /// <summary>Null until something is known of the visitor.</summary>
    private VisitorEntry? Entry => Preview?.Entry ?? _entry ?? (_entry = _core.Visitors.Find(_visitor));

    /// <summary>
    /// A view of the same visitor with these attributes over the stored ones for each call on it, and without outbound events where tracking is
    /// off. Null leaves as it is.
    /// </summary>
    public ConvertContext With(
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null,
        bool? enableTracking = null) =>
        new(this, AttributeCopy.Keep(attributes), AttributeCopy.Keep(locationAttributes), enableTracking ?? _isTracking);

    /// <summary>Merges attributes into the visitor's and keeps them: later contexts of the visitor have them too.</summary>
    public void SetAttributes(IReadOnlyDictionary<string, object?> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        var origin = Origin;
        var changes = AttributeCopy.Of(attributes);
        var entry = origin.KeptEntry();
        lock (entry)
        {
            var own = AttributeCopy.Of(origin._ownAttributes).With(changes);
            origin._ownAttributes = own;
            Volatile.Write(ref origin._attributes, AttributeCopy.Of(origin._attributes).With(changes));
            entry.MergeAttributes(own);
        }

        Changed(entry);
    }

    /// <summary>Merges segments for reporting into the visitor's and keeps them. They are no attributes: rules do not see them.</summary>
    public void SetSegments(IReadOnlyDictionary<string, object?> segments)
    {
        ArgumentNullException.ThrowIfNull(segments);
        var entry = Origin.KeptEntry();
        entry.MergeSegments(AttributeCopy.Of(segments));
        Changed(entry);
    }

    /// <summary>The config entity of a kind (<c>experience</c> or <c>experiences</c>, <c>feature</c>, <c>goal</c>, <c>audience</c>,
    /// <c>location</c>, <c>segment</c>) with that key; null when there is none, or no such kind.</summary>
    public ConfigEntity? GetConfigEntity(string entityType, string key) => _snapshot.GetConfigEntity(entityType, key);

    /// <summary>The config entity of a kind with that id; null when there is none, or no such kind.</summary>
    public ConfigEntity? GetConfigEntityById(string entityType, string id) => _snapshot.GetConfigEntityById(entityType, id);

    /// <summary>The config entities of a kind, in the config's order; empty when there is no such kind.</summary>
    public IReadOnlyList<ConfigEntity> GetConfigEntities(string entityType) => _snapshot.GetConfigEntities(entityType);

    /// <summary>Called by generated code, so that configs are compared with what it knows.</summary>
    /// <returns>This context.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ConvertContext Expect(ConfigManifest manifest)
    {
        _core.Manifests.Add(manifest, _core.CurrentConfig);
        return this;
    }

    private VisitorEntry KeptEntry() => Entry ?? (_entry = _core.Visitors.GetOrAdd(_visitor));
}
