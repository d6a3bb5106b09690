namespace ConvertTyped.Generator.Config.Model;

/// <param name="Traffic">The allocation in percent, as text for documentation; null if the config has none.</param>
internal sealed record VariationModel(string Name, string Id, string? Key, string? Title, string? Traffic, string? Status, bool IsBaseline)
{
    /// <summary>When Convert stopped serving the variation; null if the config has it.</summary>
    public Removal? Removal { get; init; }
}
