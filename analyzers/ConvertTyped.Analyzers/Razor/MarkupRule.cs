using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Razor;

/// <summary>A rule for elements in Razor markup that the tag helpers of ConvertTyped or FeatureManagement handle.</summary>
internal abstract class MarkupRule
{
    public abstract IEnumerable<Diagnostic> Check(RazorTag tag, TagHelper helper, RazorFile file, ProjectConfigs configs);
}
