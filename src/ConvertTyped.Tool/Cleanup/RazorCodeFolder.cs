using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ConvertTyped.Analyzers.Razor;
using ConvertTyped.Cleanup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Tool.Cleanup;

/// <summary>
/// Folds <c>if</c> statements and expressions in a Razor file, if the flag decides their condition or value, or one side of the condition. Code that is
/// not recognized is not changed.
/// </summary>
internal sealed class RazorCodeFolder(FlagDecision decision)
{
    private readonly RazorExpressions _expressions = new(decision);

    public string Fold(string text)
    {
        text = FoldConditions(text);
        text = FoldExplicitExpressions(text);
        return FoldImplicitExpressions(text);
    }

    /// <summary>The text that replaces an expression with this value in a Razor file; null if the expression cannot be replaced with text.</summary>
    public static string? Write(RazorValue value, bool isInTag) => value.Value switch
    {
        // Components and tag helpers receive an attribute's text without HTML decoding, so text that would need encoding cannot be written there.
        string text when Encode(text) is var encoded && (!isInTag || encoded == text) => encoded,
        long number => number.ToString(CultureInfo.InvariantCulture),
        // In an attribute, these values decide whether the attribute is written at all.
        null when !isInTag => "",
        bool isTrue when !isInTag => isTrue ? "True" : "False",
        _ => null,
    };

    private static string Encode(string text) => WebUtility.HtmlEncode(text).Replace("@", "@@", StringComparison.Ordinal);

    private string FoldConditions(string text)
    {
        for (var at = 0; Regex.Match(text[at..], @"(?<![\w@.])@?if\s*\(") is { Success: true } match;)
        {
            var start = at + match.Index;
            at = start + match.Length;
            if (RazorScanner.IsInComment(text, start) || FoldedIf(text, start, at - 1) is not { } folded)
                continue;
            text = folded;
            at = start;
        }

        return text;
    }

    private string? FoldedIf(string text, int start, int bracket)
    {
        if (RazorReader.EndOfBrackets(text, bracket) is not { } closed || !Names(text[bracket..closed]))
            return null;
        var condition = SyntaxFactory.ParseExpression(text[(bracket + 1)..(closed - 1)]);
        if (_expressions.ValueOf(condition)?.IsTrue is not { } isTrue)
            return _expressions.Undecided(condition) is { } undecided ? text[..(bracket + 1)] + undecided + text[(closed - 1)..] : null;
        // An 'else if' whose whole condition is decided is not folded on its own, because the rest of its chain would have to change, too.
        if (BlockAt(text, closed) is not { } block || text[..start].TrimEnd().EndsWith("else", StringComparison.Ordinal))
            return null;
        var (end, otherwise) = (block.Span.End, (TextSpan?)null);
        while (Regex.Match(text[end..], @"\A\s*else(?<if>\s+if\s*\()?") is { Success: true } next)
        {
            // A branch whose condition is false is replaced with the rest of the chain.
            if (next.Groups["if"].Success && !isTrue)
                return text[..start] + (text[start] == '@' ? "@" : "") + "if " + text[(end + next.Length - 1)..];
            var body = next.Groups["if"].Success ? RazorReader.EndOfBrackets(text, end + next.Length - 1) : end + next.Length;
            if (body is not { } from || BlockAt(text, from) is not { } branch)
                return null;
            (otherwise, end) = (next.Groups["if"].Success ? otherwise : branch.Content, branch.Span.End);
        }

        var (whole, kept) = (TextSpan.FromBounds(start, end), isTrue ? block.Content : otherwise);
        if (kept is not { } content || string.IsNullOrWhiteSpace(text[content.Start..content.End]))
            return RazorText.Remove(text, whole);
        if (text[start] == '@' && !RazorScanner.IsMarkup(text[content.Start..content.End]))
            return null;
        return RazorText.Unwrap(text, whole, content);
    }

    private static (TextSpan Span, TextSpan Content)? BlockAt(string text, int from)
    {
        var open = from;
        while (open < text.Length && char.IsWhiteSpace(text[open]))
            open++;
        if (open == text.Length || text[open] != '{' || RazorReader.EndOfBlock(text, open) is not { } end)
            return null;
        return (TextSpan.FromBounds(open, end), TextSpan.FromBounds(open + 1, end - 1));
    }

    private string FoldExplicitExpressions(string text)
    {
        for (var at = text.LastIndexOf("@(", StringComparison.Ordinal); at >= 0; at = at == 0 ? -1 : text.LastIndexOf("@(", at - 1, StringComparison.Ordinal))
        {
            if (RazorScanner.IsInComment(text, at) || RazorReader.EndOfBrackets(text, at + 1) is not { } end || !Names(text[at..end]))
                continue;
            var expression = SyntaxFactory.ParseExpression(text[(at + 2)..(end - 1)]);
            var replacement = _expressions.ValueOf(expression) is { } value ? Write(value, RazorScanner.IsInTag(text, at))
                : expression is ConditionalExpressionSyntax choice && _expressions.ValueOf(choice.Condition)?.IsTrue is { } isTrue ? $"@({(isTrue ? choice.WhenTrue : choice.WhenFalse).WithoutTrivia()})"
                : null;
            if (replacement is not null)
                text = text[..at] + replacement + text[end..];
        }

        return text;
    }

    private string FoldImplicitExpressions(string text) => Regex.Replace(
        text,
        $@"(?<![\w@])@(?<path>[A-Za-z_]\w*(\.[A-Za-z_]\w*)*\.(Features|Experiences)\.{Regex.Escape(decision.AccessorName)}\.\w+)(?![\w(\[]|[?!]?\.\w|\?\[)",
        match => !RazorScanner.IsInComment(text, match.Index) && _expressions.ValueOf(SyntaxFactory.ParseExpression(match.Groups["path"].Value)) is { } value
            ? Write(value, RazorScanner.IsInTag(text, match.Index)) ?? match.Value
            : match.Value);

    private bool Names(string code) => code.Contains("." + decision.AccessorName, StringComparison.Ordinal);
}
