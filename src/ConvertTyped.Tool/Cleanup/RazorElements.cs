using System.Text.RegularExpressions;
using ConvertTyped.Analyzers.Razor;
using ConvertTyped.Cleanup;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Tool.Cleanup;

/// <summary>Finds the elements in a Razor file whose tag helpers use the flag, and determines whether their content is kept.</summary>
internal static class RazorElements
{
    /// <summary>Whether the content of an element is kept; null if the element uses another flag, or if it is not certain whether the content is kept.</summary>
    public static bool? Keeps(RazorTag tag, TagHelper helper, FlagDecision decision)
    {
        if (!AsksFor(tag, helper, decision) || tag.HasCSharpAttributes)
            return null;
        return decision switch
        {
            FeatureDecision feature => IsSet(tag, "off") is { } off ? feature.IsOn != off : null,
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

    /// <summary>The spans of the whole element and of its content; null if it is not certain where the element ends.</summary>
    public static (TextSpan Whole, TextSpan Content)? SpansOf(RazorTag tag, RazorDocument document, string text)
    {
        var lastAttribute = tag.Attributes.Select(attribute => Math.Max(attribute.NameSpan.End, attribute.ValueSpan.End)).Append(tag.NameSpan.End).Max();
        var close = text.IndexOf('>', lastAttribute);
        if (close < 0)
            return null;
        var start = tag.NameSpan.Start - 1;
        if (text[close - 1] == '/')
            return (TextSpan.FromBounds(start, close + 1), new TextSpan(close + 1, 0));
        var depth = 1;
        foreach (Match match in Regex.Matches(text[(close + 1)..], $@"<(?<slash>/?){Regex.Escape(tag.Name)}(?=[\s/>])[^>]*>", RegexOptions.IgnoreCase))
        {
            var at = close + 1 + match.Index;
            if (match.Groups["slash"].Length == 0)
            {
                if (document.Tags.All(other => other.NameSpan.Start != at + 1))
                    return null;
                depth += match.Value.EndsWith("/>", StringComparison.Ordinal) ? 0 : 1;
            }
            else if (--depth == 0)
            {
                return (TextSpan.FromBounds(start, at + match.Length), TextSpan.FromBounds(close + 1, at));
            }
        }

        return null;
    }

    private static bool? IsSet(RazorTag tag, string name) => tag.Attributes.FirstOrDefault(attribute => attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) switch
    {
        null => false,
        { Value: null, ValueSpan.Length: 0 } or { Value: "true" or "True" } => true,
        { Value: "false" or "False" } => false,
        _ => null,
    };
}
