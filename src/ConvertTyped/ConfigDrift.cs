namespace ConvertTyped;

/// <summary>How a live config differs from the config that code was generated from. Differences never cause exceptions.</summary>
/// <param name="Differences">The differences; empty if the config belongs to the expected project, contains everything that the code expects
/// with the same types, and has no unrecognized variations.</param>
public sealed record ConfigDrift(IReadOnlyList<ConfigDifference> Differences)
{
    /// <summary>Descriptions of the differences, separated by semicolons, or <c>no difference</c>.</summary>
    public override string ToString() => Differences.Count == 0 ? "no difference" : string.Join("; ", Differences);
}
