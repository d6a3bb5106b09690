namespace ConvertTyped;

/// <summary>How a live config differs from the one that code was generated from. Differences never cause exceptions.</summary>
/// <param name="Differences">Empty if the config has everything that the code relies on and nothing that the code does not know.</param>
public sealed record ConfigDrift(IReadOnlyList<ConfigDifference> Differences)
{
    /// <summary>The differences as sentences.</summary>
    public override string ToString() => Differences.Count == 0 ? "no difference" : string.Join("; ", Differences);
}
