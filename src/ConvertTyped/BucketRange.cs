using System.Globalization;

namespace ConvertTyped;

/// <summary>A range of buckets that belongs to a variation.</summary>
/// <param name="Variation">The variation that visitors in these buckets get.</param>
/// <param name="From">The start of the range, inclusive. Buckets are whole numbers from 0 to 9999, but a range may start between two buckets.</param>
/// <param name="To">The end of the range, exclusive. A range may end between two buckets.</param>
public sealed record BucketRange(Variation Variation, double From, double To)
{
    /// <summary>The variation and its buckets, such as <c>treatment: 5000 to 10000</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Variation.Key ?? Variation.Id}: {From:0.##} to {To:0.##}");
}
