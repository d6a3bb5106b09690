using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers.Razor;

/// <summary>A Razor page, view or component, and the tag helpers that it can use.</summary>
internal sealed record RazorFile(AdditionalText File, RazorDocument Document, TagHelperScope Scope, bool IsComponent)
{
    public Location LocationOf(TextSpan span) => Location.Create(File.Path, span, File.GetText()!.Lines.GetLinePositionSpan(span));
}
