using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers;

/// <summary>What a Razor file says that matters here.</summary>
internal sealed record RazorDocument(IReadOnlyList<LiteralAttribute> Attributes, IReadOnlyList<RazorDirective> Directives);

/// <summary><c>@addTagHelper *, ConvertTyped.AspNetCore</c>.</summary>
internal sealed record RazorDirective(string Name, string Argument);

/// <summary>An attribute of a tag whose value is text alone.</summary>
/// <param name="Tag">The tag, which attributes of one tag share.</param>
/// <param name="Span">Where the value is, without its quotes.</param>
internal sealed record LiteralAttribute(RazorTag Tag, string Name, string Value, TextSpan Span)
{
    public static LiteralAttribute Of(RazorTag tag, string name, string text, int start, int end)
    {
        var written = text.Substring(start, end - start);
        return new LiteralAttribute(tag, name, written.Replace("@@", "@"), TextSpan.FromBounds(start, end));
    }
}

/// <param name="Start">Where it begins.</param>
internal sealed record RazorTag(string Name, int Start);
