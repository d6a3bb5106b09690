using System.Text.RegularExpressions;
using ConvertTyped.Analyzers.Razor;
using ConvertTyped.Cleanup;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Tool.Cleanup;

/// <summary>Folds the Blazor components that use the flag: <c>&lt;ConvertFeature&gt;</c> and <c>&lt;ConvertExperience&gt;</c>.</summary>
internal sealed class RazorComponentFolder(FlagDecision decision)
{
    private readonly RazorExpressions _expressions = new(decision);

    public string Fold(string text)
    {
        var name = decision is FeatureDecision ? "ConvertFeature" : "ConvertExperience";
        var path = decision is FeatureDecision ? $@"\.Features\.{decision.AccessorName}" : $@"\.Experiences\.{decision.AccessorName}\.Variation";
        var tags = Tags(text);
        for (var i = tags.Count - 1; i >= 0; i--)
        {
            var tag = tags[i];
            if (tag.Name != name || tag.Element is not { } element || !tag.ValuesOf("Of").Any(of => Regex.IsMatch(of.Value!, $@"\A\s*\w+\s*=>\s*\w+{path}\s*\z")))
                continue;
            var children = ChildrenOf(element, tags);
            if (HasFragment(tag) || children.Any(HasFragment))
                continue;
            if (decision is FeatureDecision feature)
                text = Feature(text, tag, element, children, feature) ?? text;
            else
                text = Experience(text, element, children, (ExperienceDecision)decision) ?? text;
            // The tags before this one keep their positions in the list.
            tags = Tags(text);
        }

        return text;
    }

    /// <summary>Whether an attribute of the tag sets the element's content, as in <c>On="@Banner"</c>, or might set it because C# code produces attributes.</summary>
    private static bool HasFragment(RazorTag tag) => tag.HasCSharpAttributes || tag.Attributes.Any(attribute => attribute.Name is "On" or "Off" or "ChildContent");

    private static IReadOnlyList<RazorTag> Tags(string text) => RazorReader.Read(text, static _ => true).Tags;

    /// <summary>The tags of the elements that are directly within an element.</summary>
    private static IReadOnlyList<RazorTag> ChildrenOf(RazorElement element, IReadOnlyList<RazorTag> tags)
    {
        var inside = tags.Where(tag => element.Content.Contains(tag.NameSpan)).ToList();
        return [.. inside.Where(tag => !inside.Any(outer => outer.Element is { } other && other.Content.Contains(tag.NameSpan)))];
    }

    private string? Feature(string text, RazorTag tag, RazorElement element, IReadOnlyList<RazorTag> children, FeatureDecision feature)
    {
        var (on, off) = (Child("On") ?? Child("ChildContent"), Child("Off"));
        if (on is { Element: null } || off is { Element: null })
            return null;
        if (!feature.IsOn)
            return off?.Element is { } other ? RazorText.Unwrap(text, element.Whole, other.Content) : RazorText.Remove(text, element.Whole);
        if (on is null && off is not null)
            return null;
        var content = (on?.Element ?? element).Content;
        var name = Regex.Escape((on?.ValuesOf("Context") ?? []).Concat(tag.ValuesOf("Context")).FirstOrDefault()?.Value ?? "context");
        var inside = Regex.Replace(text[content.Start..content.End], $@"(?<![\w@])@{name}\.(?<member>\w+)(?![\w(\[]|[?!]?\.\w|\?\[)", match =>
            _expressions.ValueOf(SyntaxFactory.ParseExpression($"c.Features.{feature.AccessorName}.{match.Groups["member"].Value}")) is { } value
                ? RazorCodeFolder.Write(value, RazorScanner.IsInTag(text, content.Start + match.Index)) ?? match.Value
                : match.Value);
        if (Regex.IsMatch(inside, $@"(?<![\w.]){name}\b(?=\s*[.,?!)\]])"))
            return null;
        var replaced = text[..content.Start] + inside + text[content.End..];
        var shift = inside.Length - content.Length;
        return RazorText.Unwrap(replaced, new TextSpan(element.Whole.Start, element.Whole.Length + shift), new TextSpan(content.Start, inside.Length));

        RazorTag? Child(string child) => children.FirstOrDefault(candidate => candidate.Name == child);
    }

    private static string? Experience(string text, RazorElement element, IReadOnlyList<RazorTag> children, ExperienceDecision experience)
    {
        var (kept, end) = ((TextSpan?)null, element.Content.Start);
        foreach (var child in children)
        {
            if (child.Name != "ConvertVariation" || child.Element is not { } part || !IsBlank(part.Whole.Start)
                || Regex.Match(child.ValuesOf("Is").FirstOrDefault()?.Value ?? "", $@"\A\s*(\w+\.)*{experience.AccessorName}Variation\.(?<name>\w+)\s*\z") is not { Success: true } variation)
            {
                return null;
            }

            var isKept = variation.Groups["name"].Value == (experience.Kept?.MemberName ?? "None");
            if (isKept && kept is not null)
                return null;
            kept = isKept ? part.Content : kept;
            end = part.Whole.End;
        }

        if (!IsBlank(element.Content.End))
            return null;
        return kept is { } content ? RazorText.Unwrap(text, element.Whole, content) : RazorText.Remove(text, element.Whole);

        // Content outside the variations is shown to every visitor, so the element is not folded.
        bool IsBlank(int next) => next >= end && string.IsNullOrWhiteSpace(text[end..next]);
    }
}
