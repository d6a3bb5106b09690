using System.Globalization;

namespace ConvertTyped.Testing;

/// <summary>The actual and the expected number of visitors who got a particular variation, or who got no variation.</summary>
/// <param name="Key">The key of the variation; null if the variation has no key, and for visitors without a variation.</param>
/// <param name="Id">The id of the variation; empty for visitors without a variation.</param>
/// <param name="Visitors">The actual number of visitors who got the variation, or who got no variation.</param>
/// <param name="Expected">The expected number of visitors under the configured traffic allocation.</param>
public sealed record VariationShare(string? Key, string Id, int Visitors, double Expected)
{
    /// <summary>The key or id of the variation, and the actual and the expected number of visitors.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key ?? (Id.Length > 0 ? Id : "none")}: {Visitors}, expected {Expected:0.#}");
}
