using System.Diagnostics.CodeAnalysis;

namespace ConvertTyped;

/// <summary>The variation that a visitor sees in an experience. Holds nothing about the visitor; one instance serves all of them.</summary>
public sealed record ExperienceResult
{
    internal ExperienceResult(Variation variation) => Variation = variation;

    /// <summary>The experience's key.</summary>
    public string ExperienceKey => Variation.Experience.Key;

    /// <summary>The experience's id; a string even where the config has a number.</summary>
    public string ExperienceId => Variation.Experience.Id;

    /// <summary>The variation's key; null where the config gives none.</summary>
    public string? VariationKey => Variation.Key;

    /// <summary>The variation's id; a string even where the config has a number.</summary>
    public string VariationId => Variation.Id;

    /// <summary>The variation as configured, its raw JSON included.</summary>
    public Variation Variation { get; }
}

/// <summary>Whether a feature is on. A feature that is off for a visitor has no result, so a result's status is <see cref="Enabled"/>.</summary>
public enum FeatureStatus
{
    /// <summary>Off.</summary>
    Disabled,

    /// <summary>On, carried by the variation that the visitor sees.</summary>
    Enabled,
}

/// <summary>A feature that is on for a visitor. Holds nothing about the visitor; one instance serves all of them.</summary>
public sealed record FeatureResult
{
    private readonly Variation? _variation;

    internal FeatureResult(Feature feature, Variation? variation, FeatureVariables variables)
    {
        Feature = feature;
        _variation = variation;
        Variables = variables;
    }

    /// <summary>The feature's key.</summary>
    public string FeatureKey => Feature.Key;

    /// <summary>The feature's id; a string even where the config has a number.</summary>
    public string FeatureId => Feature.Id;

    /// <summary>Always <see cref="FeatureStatus.Enabled"/>.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "What is the same for every result today is still told by the result.")]
    public FeatureStatus Status => FeatureStatus.Enabled;

    /// <summary>The key of the experience that turned the feature on; null where a test did.</summary>
    public string? ExperienceKey => _variation?.Experience.Key;

    /// <summary>The key of the variation that carries the feature; null where the config gives none.</summary>
    public string? VariationKey => _variation?.Key;

    internal Feature Feature { get; }

    /// <summary>The feature's variables in that variation, cast to their declared types. Never null.</summary>
    public FeatureVariables Variables { get; }
}

/// <summary>What evaluating custom segments found.</summary>
/// <param name="MatchedSegmentIds">The ids that this call recorded for the visitor; empty when none was new. Never null.</param>
public sealed record CustomSegmentsResult(IReadOnlyList<string> MatchedSegmentIds)
{
    internal static CustomSegmentsResult None { get; } = new([]);

    /// <summary>Whether this call recorded any segment.</summary>
    public bool Matched => MatchedSegmentIds.Count > 0;
}

/// <summary>What became of a conversion.</summary>
public enum ConversionStatus
{
    /// <summary>The event is in the queue.</summary>
    Queued,

    /// <summary>The goal was tracked for this visitor before; no second event.</summary>
    Deduplicated,

    /// <summary>The config has no goal of that key.</summary>
    GoalNotFound,
}

/// <summary>The outcome of <see cref="ConvertContext.TrackConversion"/>.</summary>
/// <param name="Status">What became of the conversion.</param>
/// <param name="GoalKey">The key that was asked for.</param>
/// <param name="GoalId">The goal's id; null when the config has no such goal.</param>
/// <param name="VisitorId">The visitor.</param>
public sealed record ConversionResult(ConversionStatus Status, string GoalKey, string? GoalId, string VisitorId)
{
    /// <summary>Whether an event was queued.</summary>
    public bool Tracked => Status == ConversionStatus.Queued;

    /// <summary><c>deduplicated</c>, <c>goal_not_found</c>, or null when tracked.</summary>
    public string? Reason => Status switch
    {
        ConversionStatus.Deduplicated => "deduplicated",
        ConversionStatus.GoalNotFound => "goal_not_found",
        _ => null,
    };
}

/// <summary>What a flush achieved, in events.</summary>
/// <param name="Delivered">Events that the endpoint accepted.</param>
/// <param name="Remaining">Events that are still queued.</param>
/// <param name="Dropped">Events that the endpoint refused for good.</param>
/// <param name="Error">Why not all was delivered; null when all was.</param>
public sealed record FlushResult(int Delivered, int Remaining, int Dropped, Exception? Error = null);
