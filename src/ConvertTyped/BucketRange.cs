namespace ConvertTyped;

/// <summary>A variation's buckets.</summary>
/// <param name="Variation">The variation.</param>
/// <param name="From">The first bucket, inclusive, as the arithmetic has it.</param>
/// <param name="To">The end, exclusive.</param>
public sealed record BucketRange(Variation Variation, double From, double To);
