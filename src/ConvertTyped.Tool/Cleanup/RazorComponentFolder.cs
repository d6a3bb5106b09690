using System.Text.RegularExpressions;
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
        var name = decision is FeatureDecision ? "<ConvertFeature" : "<ConvertExperience";
        var path = decision is FeatureDecision ? $@"\.Features\.{decision.AccessorName}" : $@"\.Experiences\.{decision.AccessorName}\.Variation";
        for (var at = text.LastIndexOf(name, StringComparison.Ordinal); at >= 0; at = at == 0 ? -1 : text.LastIndexOf(name, at - 1, StringComparison.Ordinal))
        {
            if (RazorScanner.ElementAt(text, at) is not { } element || !Regex.IsMatch(element.Attributes, $@"\bOf=""\s*\w+\s*=>\s*\w+{path}\s*"""))
                continue;
            text = (decision is FeatureDecision feature ? Feature(text, element, feature) : Experience(text, element, (ExperienceDecision)decision)) ?? text;
        }

        return text;
    }

    private string? Feature(string text, RazorElement element, FeatureDecision feature)
    {
        var (on, off) = (Part(text, element.Content, "On"), Part(text, element.Content, "Off"));
        if (!feature.IsOn)
            return off is { } other ? RazorText.Unwrap(text, element.Whole, other) : RazorText.Remove(text, element.Whole);
        var kept = on ?? (off is null ? element.Content : (TextSpan?)null);
        if (kept is not { } content)
            return null;
        var owner = on is null ? element.Attributes : text[element.Content.Start..content.Start];
        var name = Regex.Match(owner, @"\bContext=""(?<name>\w+)""").Groups["name"].Value is { Length: > 0 } given ? given : "context";
        var inside = Regex.Replace(text[content.Start..content.End], $@"(?<![\w@])@{name}\.(?<member>\w+)(?![\w(\[]|[?!]?\.\w|\?\[)", match =>
            _expressions.ValueOf(SyntaxFactory.ParseExpression($"c.Features.{feature.AccessorName}.{match.Groups["member"].Value}")) is { } value
                ? RazorCodeFolder.Write(value, RazorScanner.IsInTag(text, content.Start + match.Index)) ?? match.Value
                : match.Value);
        if (Regex.IsMatch(inside, $@"(?<![\w.]){name}\b(?=\s*[.,?!)\]])"))
            return null;
        var replaced = text[..content.Start] + inside + text[content.End..];
        var shift = inside.Length - content.Length;
        return RazorText.Unwrap(replaced, new TextSpan(element.Whole.Start, element.Whole.Length + shift), new TextSpan(content.Start, inside.Length));
    }

    private static string? Experience(string text, RazorElement element, ExperienceDecision experience)
    {
        var (kept, end) = ((TextSpan?)null, element.Content.Start);
        for (var at = text.IndexOf('<', end); at >= 0 && at < element.Content.End; at = text.IndexOf('<', end))
        {
            // Content outside the variations is shown to every visitor, so the element is not folded.
            if (!string.IsNullOrWhiteSpace(text[end..at]))
                return null;
            if (RazorScanner.ElementAt(text, at) is not { } part || !text[at..].StartsWith("<ConvertVariation", StringComparison.Ordinal)
                || Regex.Match(part.Attributes, @"\bIs=""(\w+\.)*(?<name>\w+)""") is not { Success: true } variation)
            {
                return null;
            }

            var isKept = variation.Groups["name"].Value == (experience.Kept?.MemberName ?? "None");
            if (isKept && kept is not null)
                return null;
            kept = isKept ? part.Content : kept;
            end = part.Whole.End;
        }

        if (!string.IsNullOrWhiteSpace(text[end..element.Content.End]))
            return null;
        return kept is { } content ? RazorText.Unwrap(text, element.Whole, content) : RazorText.Remove(text, element.Whole);
    }

    /// <summary>The content of a fragment such as <c>&lt;On&gt;</c>.</summary>
    private static TextSpan? Part(string text, TextSpan content, string name)
    {
        var match = Regex.Match(text[content.Start..content.End], $@"<{name}(?=[\s>])");
        return match.Success && RazorScanner.ElementAt(text, content.Start + match.Index) is { } part ? part.Content : null;
    }
}
