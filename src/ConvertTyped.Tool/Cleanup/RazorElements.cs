using ConvertTyped.Analyzers.Razor;
using ConvertTyped.Cleanup;

namespace ConvertTyped.Tool.Cleanup;

/// <summary>Determines whether the content of an element in a Razor file is kept, if the element's tag helper uses the flag.</summary>
internal static class RazorElements
{
    /// <summary>Whether the content of an element is kept; null if the element uses another flag, or if it is not certain whether the content is kept.</summary>
    public static bool? Keeps(RazorTag tag, TagHelper helper, FlagDecision decision)
    {
        if (!AsksFor(tag, helper, decision) || tag.HasCSharpAttributes)
            return null;
        return decision switch
        {
            FeatureDecision when helper == TagHelper.Flag && tag.Attributes.Any(attribute => attribute.Name.Equals("variant", StringComparison.OrdinalIgnoreCase)) => null,
            FeatureDecision feature => IsSet(tag, helper == TagHelper.Flag ? "negate" : "off") is { } off ? feature.IsOn != off : null,
            ExperienceDecision experience => tag.Attributes.FirstOrDefault(attribute => attribute.Name.Equals(TagHelper.Variation, StringComparison.OrdinalIgnoreCase)) switch
            {
                null => experience.Kept is null,
                { Value: { } variation } => variation == (experience.Kept?.Key ?? experience.Kept?.Id),
                _ => null,
            },
            _ => null,
        };
    }

    public static bool AsksFor(RazorTag tag, TagHelper helper, FlagDecision decision) =>
        helper.Kind == (decision is FeatureDecision ? EntityKind.Feature : EntityKind.Experience)
        && tag.ValuesOf(TagHelper.Name).Any(name => name.Value == decision.Key);

    private static bool? IsSet(RazorTag tag, string name) => tag.Attributes.FirstOrDefault(attribute => attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) switch
    {
        null => false,
        { Value: null, ValueSpan.Length: 0 } or { Value: "true" or "True" } => true,
        { Value: "false" or "False" } => false,
        _ => null,
    };
}
