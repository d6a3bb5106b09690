using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers.Razor;

/// <summary>The requested tags and the directives of a Razor file, in document order.</summary>
internal sealed record RazorDocument(IReadOnlyList<RazorTag> Tags, IReadOnlyList<RazorDirective> Directives);

/// <summary>A directive, such as <c>@addTagHelper *, ConvertTyped.AspNetCore</c>.</summary>
internal sealed record RazorDirective(string Name, string Argument);

/// <summary>The start tag of an element.</summary>
internal sealed record RazorTag(string Name, TextSpan NameSpan, IReadOnlyList<RazorAttribute> Attributes)
{
    /// <summary>Whether C# code produces whole attributes or parts of attribute names.</summary>
    public bool HasCSharpAttributes { get; set; }

    /// <summary>The element that begins with the tag; null if its end is not certain.</summary>
    public RazorElement? Element { get; set; }

    /// <summary>The attributes with this name and a literal value.</summary>
    public IEnumerable<RazorAttribute> ValuesOf(string name) =>
        Attributes.Where(attribute => attribute.Value is not null && attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>An element that is closed.</summary>
/// <param name="Whole">The element with its tags.</param>
/// <param name="Content">The content between the tags; empty if there is no end tag.</param>
internal sealed record RazorElement(TextSpan Whole, TextSpan Content);

/// <summary>An attribute whose name contains no C#.</summary>
/// <param name="Value">The value, without its quotes; null if the attribute has no value, or if the value is not closed or contains C#.</param>
internal sealed record RazorAttribute(string Name, TextSpan NameSpan, string? Value, TextSpan ValueSpan);
