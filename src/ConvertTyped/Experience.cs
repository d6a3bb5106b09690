using ConvertTyped.Evaluation;
using ConvertTyped.Snapshots;

namespace ConvertTyped;

/// <summary>An experience: an A/B test or a rollout.</summary>
public sealed class Experience : ConfigEntity
{
    internal Experience(in EntityHead head, List<VariationSource> variations, bool anchored)
        : base(head)
    {
        HashPrefix = new(head.Id, Bucketing.Seed);
        VariationArray = variations.Count == 0 ? [] : new Variation[variations.Count];
        for (var i = 0; i < VariationArray.Length; i++)
            VariationArray[i] = new(this, variations[i]);
        Allocation = anchored ? Allocation.Anchored(VariationArray) : Allocation.Packed(VariationArray);
    }

    /// <summary>
    /// The status in the config, such as <c>active</c>; null if the experience has no status or its status is not a string. Evaluation ignores
    /// the status.
    /// </summary>
    public string? Status { get; internal init; }

    /// <summary>The only environment in which the experience runs; null if it runs in every environment.</summary>
    public string? Environment { get; internal init; }

    /// <summary>Whether the config lists the experience as archived. No visitor qualifies for an archived experience.</summary>
    public bool IsArchived { get; internal init; }

    /// <summary>The variations that have an id, in the config's order.</summary>
    public IReadOnlyList<Variation> Variations => Array.AsReadOnly(VariationArray);

    internal Qualifications Qualifications { get; init; } = Qualifications.None;

    internal Allocation Allocation { get; }

    internal HashPrefix HashPrefix { get; }

    internal Variation[] VariationArray { get; }

    internal Variation? VariationOf(string id)
    {
        // If the decision was made with this config, the id is the same string instance as the variation's id.
        foreach (var variation in VariationArray)
        {
            if (ReferenceEquals(variation.Id, id))
                return variation;
        }

        foreach (var variation in VariationArray)
        {
            if (string.Equals(variation.Id, id))
                return variation;
        }

        return null;
    }
}
