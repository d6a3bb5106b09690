using System.Globalization;

namespace ConvertTyped.Testing;

/// <summary>The visitors who got a certain variation, or the visitors who got no variation.</summary>
/// <param name="Key">The key of the variation; null if the variation has no key, and for visitors without a variation.</param>
/// <param name="Id">The id of the variation; empty for visitors without a variation.</param>
/// <param name="Visitors">The number of visitors who got the variation, or the number of those who got no variation.</param>
/// <param name="Expected">The expected number of visitors under the configured traffic allocation.</param>
public sealed record VariationShare(string? Key, string Id, int Visitors, double Expected)
{
    /// <summary>The variation, and the actual and the expected number of visitors.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key ?? (Id.Length > 0 ? Id : "none")}: {Visitors}, expected {Expected:0.#}");
}
