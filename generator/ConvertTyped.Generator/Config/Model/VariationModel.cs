namespace ConvertTyped.Generator.Config.Model;

/// <param name="Traffic">The traffic allocation in percent, as text for documentation; null if the config has no valid one.</param>
internal sealed record VariationModel(string Name, string Id, string? Key, string? Title, string? Traffic, string? Status, bool IsBaseline)
{
    /// <summary>The experience's entry in convert.retired.json; null if the config has the variation.</summary>
    public RetiredEntry? RetiredEntry { get; init; }
}
