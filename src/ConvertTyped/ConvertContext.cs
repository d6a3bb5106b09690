using ConvertTyped.Composition;
using ConvertTyped.Configuration;
using ConvertTyped.Diagnostics;
using ConvertTyped.Evaluation;
using ConvertTyped.Generated;
using ConvertTyped.Tracking;
using ConvertTyped.Visitors;

namespace ConvertTyped;

/// <summary>
/// Evaluates experiences and features for one visitor, with the config that was in use when the context was created. Evaluation is synchronous and in
/// memory: it does not wait for the network, does not throw, and takes no lock unless there is a new decision to store or report. A context is safe
/// for concurrent use and does not need to be disposed.
/// </summary>
public sealed class ConvertContext
{
    private readonly CoreParts _parts;
    private readonly VisitorSession _session;
    private readonly EvaluationView _view;

    internal ConvertContext(CoreParts parts, VisitorSession session, EvaluationView view)
    {
        _parts = parts;
        _session = session;
        _view = view;
    }

    /// <summary>The id that the context was created with. The visitor's bucket in an experience depends only on this id and the experience.</summary>
    public string VisitorId => _session.VisitorId;

    /// <summary>
    /// The attributes that were passed when the context was created, the visitor's stored attributes, and the attributes that were set later.
    /// Attributes that a view or a single call adds are not included. Read-only.
    /// </summary>
    public IReadOnlyDictionary<string, object?> VisitorAttributes => _session.Attributes;

    /// <summary>The same as <see cref="VisitorAttributes"/>.</summary>
    public IReadOnlyDictionary<string, object?> Attributes => _session.Attributes;

    /// <summary>
    /// The visitor's report segments and, under the key <c>customSegments</c>, the ids of the visitor's custom segments. Read-only. These segments
    /// are not attributes.
    /// </summary>
    public IReadOnlyDictionary<string, object?> DefaultSegments => _session.State.ReportedSegments;

    /// <summary>The visitor's decisions as JSON for front ends in the browser.</summary>
    public VisitorDecisions Decisions => new(this);

    /// <summary>
    /// Creates a view: a context for the same visitor that shares this context's state. The arguments apply to evaluations with the view;
    /// <paramref name="enableTracking"/> also applies to conversions that you track with the view.
    /// </summary>
    /// <param name="attributes">Attributes to add to the visitor's, replacing those with the same key; null to add none.</param>
    /// <param name="locationAttributes">Attributes to add to the context's location attributes, replacing those with the same key; null to add none.</param>
    /// <param name="enableTracking">Whether new decisions and conversions are reported to Convert; null to keep this context's setting.</param>
    /// <param name="enableStorage">Whether new decisions are stored for the visitor; null to keep this context's setting.</param>
    /// <include file="Examples.xml" path="examples/With/*"/>
    public ConvertContext With(
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null,
        bool? enableTracking = null,
        bool? enableStorage = null) => new(_parts, _session, _view.With(attributes, locationAttributes, enableTracking, enableStorage));

    /// <summary>Returns the visitor's variation of an experience; null if there is no such experience or the visitor gets no variation of it.</summary>
    /// <param name="experienceKey">The experience's key.</param>
    /// <param name="attributes">Attributes to add to the visitor's for this call, replacing those with the same key.</param>
    /// <param name="locationAttributes">Attributes to add to the context's location attributes for this call, replacing those with the same key.</param>
    /// <param name="enableTracking">
    /// Whether a new decision is reported to Convert. If false, the decision is still made and, if <paramref name="enableStorage"/> is true, stored.
    /// </param>
    /// <param name="enableStorage">Whether a new decision is stored for the visitor.</param>
    /// <include file="Examples.xml" path="examples/RunExperience/*"/>
    public ExperienceResult? RunExperience(
        [ExperienceKey] string experienceKey,
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null,
        bool enableTracking = true, bool enableStorage = true) =>
        _session.Evaluate(experienceKey, new(attributes, locationAttributes, enableTracking, enableStorage), _view, Evaluator.RunExperience, out _);

    /// <summary>Returns the visitor's variations, at most one for each experience, in the config's order; never null.</summary>
    /// <inheritdoc cref="RunExperience" path="/param"/>
    public IReadOnlyList<ExperienceResult> RunExperiences(
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null,
        bool enableTracking = true, bool enableStorage = true)
    {
        var results = new List<ExperienceResult>(_session.Config.ExperienceIndex.Array.Length);
        _session.Evaluate(results, new(attributes, locationAttributes, enableTracking, enableStorage), _view, Evaluator.RunExperiences, out _);
        return results;
    }

    /// <summary>
    /// Returns a feature with the variable values that the visitor gets; null if there is no such feature or the feature is off for the visitor.
    /// </summary>
    /// <remarks>Evaluates the experiences that carry the feature, up to the first that turns the feature on, and stores and reports new decisions.</remarks>
    /// <inheritdoc cref="RunExperience" path="/param"/>
    /// <include file="Examples.xml" path="examples/RunFeature/*"/>
    public FeatureResult? RunFeature(
        [FeatureKey] string featureKey,
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null,
        bool enableTracking = true, bool enableStorage = true) =>
        _session.Evaluate(featureKey, new(attributes, locationAttributes, enableTracking, enableStorage), _view, Evaluator.RunFeature, out _);

    /// <summary>Returns the features that are on for the visitor, in the config's order; never null.</summary>
    /// <inheritdoc cref="RunExperience" path="/param"/>
    public IReadOnlyList<FeatureResult> RunFeatures(
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null,
        bool enableTracking = true, bool enableStorage = true)
    {
        var results = new List<FeatureResult>();
        _session.Evaluate(results, new(attributes, locationAttributes, enableTracking, enableStorage), _view, Evaluator.RunFeatures, out _);
        return results;
    }

    /// <summary>
    /// Evaluates custom segments in the config's order, and stores the matching segments for the visitor. After the first match, the later segments
    /// match without being evaluated.
    /// </summary>
    /// <param name="segmentKeys">The keys of the segments to match; unknown keys are ignored.</param>
    /// <param name="ruleData">Attributes to add to the visitor's for this call, replacing those with the same key.</param>
    /// <returns>The ids of the segments that this call stored; never null.</returns>
    /// <include file="Examples.xml" path="examples/RunCustomSegments/*"/>
    public CustomSegmentsResult RunCustomSegments(
        [SegmentKey] IEnumerable<string> segmentKeys, IReadOnlyDictionary<string, object?>? ruleData = null)
    {
        ArgumentNullException.ThrowIfNull(segmentKeys);
        return _session.Evaluate(segmentKeys, new(ruleData, null), _view, CustomSegments.Run, out _) ?? CustomSegmentsResult.None;
    }

    /// <summary>
    /// Evaluates a single custom segment and, if it matches, stores it for the visitor. Allocates no memory if the segment does not match and
    /// <paramref name="ruleData"/> is null.
    /// </summary>
    /// <param name="segmentKey">The key of the segment to match; an unknown key is ignored.</param>
    /// <param name="ruleData">Attributes to add to the visitor's for this call, replacing those with the same key.</param>
    /// <returns>A result with the id of the segment, or with no id if this call did not store the segment; never null.</returns>
    public CustomSegmentsResult RunCustomSegments([SegmentKey] string segmentKey, IReadOnlyDictionary<string, object?>? ruleData = null)
    {
        ArgumentNullException.ThrowIfNull(segmentKey);
        return _session.Evaluate(segmentKey, new(ruleData, null), _view, CustomSegments.Run, out _) ?? CustomSegmentsResult.None;
    }

    /// <summary>
    /// Explains the result of <see cref="RunExperience"/>. The reason is <see cref="DiagnosticReason.Resolved"/>,
    /// <see cref="DiagnosticReason.AudienceMismatch"/> or <see cref="DiagnosticReason.ExperienceNotFound"/>. The method stores no decision and
    /// sends no event.
    /// </summary>
    /// <inheritdoc cref="RunExperience" path="/param"/>
    /// <include file="Examples.xml" path="examples/Diagnose/*"/>
    public Diagnosis DiagnoseExperience(
        [ExperienceKey] string experienceKey,
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null) => _session.Diagnosing.Experience(
            experienceKey, _session.Evaluate(experienceKey, new(attributes, locationAttributes), _view, Evaluator.ExplainExperience, out var error), error);

    /// <summary>
    /// Explains the result of <see cref="RunFeature"/>. The reason is <see cref="DiagnosticReason.Resolved"/>,
    /// <see cref="DiagnosticReason.FeatureNotFound"/> or <see cref="DiagnosticReason.FeatureNotInSelectedVariations"/>. The method stores no decision
    /// and sends no event.
    /// </summary>
    /// <inheritdoc cref="RunFeature" path="/param"/>
    public Diagnosis DiagnoseFeature(
        [FeatureKey] string featureKey,
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null) => _session.Diagnosing.Feature(
            featureKey, _session.Evaluate(featureKey, new(attributes, locationAttributes), _view, Evaluator.ExplainFeature, out var error), error);

    /// <summary>
    /// Checks whether the config has a goal. The reason is <see cref="DiagnosticReason.Resolved"/> or <see cref="DiagnosticReason.GoalNotFound"/>.
    /// If the goal exists, <c>already_tracked</c> in <see cref="Diagnosis.Details"/> tells whether the visitor has already reached the goal.
    /// </summary>
    public Diagnosis DiagnoseGoal([GoalKey] string goalKey) =>
        _session.Diagnosing.Goal(goalKey, _session.Config.GoalIndex.ByKey(goalKey), _session.State.Goals);

    /// <summary>Checks whether the config has an entity. The reason is <see cref="DiagnosticReason.Resolved"/> or <see cref="DiagnosticReason.EntityNotFound"/>.</summary>
    /// <param name="entityType">The kind, singular or plural: <c>experience</c>, <c>feature</c>, <c>goal</c>, <c>audience</c>, <c>location</c>, <c>segment</c>.</param>
    /// <param name="keyOrId">The entity's key or id.</param>
    public Diagnosis DiagnoseEntity(string entityType, string keyOrId) =>
        _session.Diagnosing.Entity(entityType, keyOrId, GetConfigEntity(entityType, keyOrId) ?? GetConfigEntityById(entityType, keyOrId));

    /// <summary>
    /// Explains the visitor's decision for an experience, with the attribute values that the rules read; null if there is no such experience or the
    /// evaluation fails. The method has no side effects.
    /// </summary>
    public ExperienceExplanation? ExplainExperience([ExperienceKey] string experienceKey) =>
        _session.Evaluate(experienceKey, default, _view, Evaluator.ExplainExperience, out _);

    /// <summary>
    /// Explains why a feature is on or off for the visitor; null if there is no such feature or the evaluation fails. The method has no side effects.
    /// </summary>
    public FeatureExplanation? ExplainFeature([FeatureKey] string featureKey) => _session.Evaluate(featureKey, default, _view, Evaluator.ExplainFeature, out _);

    /// <summary>
    /// Tracks a conversion for a goal, by default once per visitor and goal. This method queues an event and does not wait for the network.
    /// </summary>
    /// <remarks>
    /// If several processes share a data store and track the same conversion, only the first process to store the conversion sends it, unless
    /// <paramref name="forceMultiple"/> is true. If the store does not confirm within <see cref="ConvertOptions.ClaimTimeout"/> that no other process
    /// sends the conversion, the conversion may be sent twice.
    /// </remarks>
    /// <param name="goalKey">The goal's key.</param>
    /// <param name="revenue">
    /// The amount, in the project's currency. If not null, it takes precedence over <c>amount</c> in <paramref name="conversionData"/>.
    /// </param>
    /// <param name="conversionData">
    /// Data about the conversion, as strings and numbers: <c>amount</c>, <c>productsCount</c>, <c>transactionId</c>, <c>customDimension1</c> to
    /// <c>customDimension5</c>, or the same names in snake_case. Other keys and null values are not sent.
    /// </param>
    /// <param name="forceMultiple">Whether to count the conversion even if the visitor has already reached the goal.</param>
    /// <returns>What happened to the conversion. A goal that does not exist is reported as a status, not as an exception.</returns>
    /// <exception cref="ConversionDataException">A value of <paramref name="conversionData"/> other than null is neither a string nor a finite number.</exception>
    /// <include file="Examples.xml" path="examples/TrackConversion/*"/>
    public ConversionResult TrackConversion(
        [GoalKey] string goalKey,
        decimal? revenue = null,
        IReadOnlyDictionary<string, object?>? conversionData = null,
        bool forceMultiple = false)
    {
        var data = ConversionData.Read(revenue, conversionData, _parts.Warnings);
        return _session.Track(goalKey, _session.Config.GoalIndex.ByKey(goalKey), data, forceMultiple, _view.IsTracked);
    }

    /// <summary>
    /// Previews a variation: this context and its views return the variation and the features that it carries, whether or not the visitor qualifies.
    /// From then on, they send no events, raise no lifecycle events and do not write to the data store. Other contexts of the visitor are not
    /// affected. If the config does not contain the variation, for example because the experience is a draft, this method fetches the experience from
    /// Convert and blocks until the fetch completes; <see cref="SetPreviewAsync"/> does not block.
    /// </summary>
    /// <param name="experienceId">The experience's id, as in <see cref="PreviewLink.ExperienceId"/>.</param>
    /// <param name="variationId">The variation's id, as in <see cref="PreviewLink.VariationId"/>.</param>
    /// <returns>
    /// True on success; false if there is no such variation or the draft cannot be fetched. On failure, a warning is logged and nothing changes.
    /// </returns>
    public bool SetPreview(string experienceId, string variationId) =>
        PreviewVariations.In(_session.Config, experienceId, variationId) is { } variation
            ? _session.TryPreview(variation)
            : Task.Run(() => SetPreviewAsync(experienceId, variationId)).GetAwaiter().GetResult();

    /// <summary>The asynchronous version of <see cref="SetPreview"/>.</summary>
    /// <inheritdoc cref="SetPreview" path="/param | /returns"/>
    /// <exception cref="OperationCanceledException">The token was canceled; a fetch in progress continues.</exception>
    /// <include file="Examples.xml" path="examples/SetPreview/*"/>
    public async Task<bool> SetPreviewAsync(string experienceId, string variationId, CancellationToken cancellationToken = default) =>
        _session.TryPreview(await _parts.Previews.FindAsync(_session.Config, experienceId, variationId, cancellationToken).ConfigureAwait(false));

    /// <summary>Merges attributes into the visitor's attributes and stores the result. Later contexts of the visitor use these attributes, too.</summary>
    /// <include file="Examples.xml" path="examples/SetAttributes/*"/>
    public void SetAttributes(IReadOnlyDictionary<string, object?> attributes) => _session.SetAttributes(attributes);

    /// <summary>
    /// Merges report segments into the visitor's report segments and stores the result. Report segments are properties of the visitor, such as the
    /// country, that reports can be filtered by. They are not attributes, so rules do not read them.
    /// </summary>
    /// <include file="Examples.xml" path="examples/SetSegments/*"/>
    public void SetSegments(IReadOnlyDictionary<string, object?> segments) => _session.SetSegments(segments);

    /// <inheritdoc cref="ConfigSnapshot.GetConfigEntity"/>
    public ConfigEntity? GetConfigEntity(string entityType, string key) => _session.Config.GetConfigEntity(entityType, key);

    /// <inheritdoc cref="ConfigSnapshot.GetConfigEntityById"/>
    public ConfigEntity? GetConfigEntityById(string entityType, string id) => _session.Config.GetConfigEntityById(entityType, id);

    /// <inheritdoc cref="ConfigSnapshot.GetConfigEntities"/>
    public IReadOnlyList<ConfigEntity> GetConfigEntities(string entityType) => _session.Config.GetConfigEntities(entityType);

    internal void Expect(ConfigManifest manifest) => _parts.Manifests.Add(manifest.Project, _parts.Feed.Current);

    /// <summary>The project, how many experiences, features and goals it has, and a hash in place of the visitor's id.</summary>
    public override string ToString() => $"visitor {Redaction.VisitorId(VisitorId)} in {_session.Config}";

    internal VisitorSession Session => _session;

    internal EvaluationView View => _view;

    internal ConfigSnapshot Config => _session.Config;

    internal void WarnOfShape(string featureKey, string variable, string member) => _parts.Warnings.UnexpectedShape(featureKey, variable, member);
}
