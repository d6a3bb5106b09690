namespace ConvertTyped;

/// <summary>In what a live config differs from the one that code was generated from. No difference makes anything throw.</summary>
/// <param name="Differences">Empty when the code knows all it relies on.</param>
public sealed record ConfigDrift(IReadOnlyList<ConfigDifference> Differences)
{
    /// <summary>The differences as sentences.</summary>
    public override string ToString() => Differences.Count == 0 ? "no difference" : string.Join("; ", Differences);
}
