using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers.Razor;

/// <summary>A Razor page, view or component, and the tag helpers or components of ConvertTyped that it can use.</summary>
/// <param name="Components">Whether ConvertTyped's components are in scope; null if the file is not a component.</param>
internal sealed record RazorFile(AdditionalText File, RazorDocument Document, TagHelperScope Scope, ComponentScope? Components)
{
    public Location LocationOf(TextSpan span) => Location.Create(File.Path, span, File.GetText()!.Lines.GetLinePositionSpan(span));
}
