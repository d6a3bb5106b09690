using ConvertTyped.Analyzers.Razor;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT1012: a tag helper shows its content only for a variation that the experience does not have, so no visitor sees the content.</summary>
internal sealed class UnknownVariationRule : MarkupRule
{
    public override IEnumerable<Diagnostic> Check(RazorTag tag, TagHelper helper, RazorFile file, ProjectConfigs configs) =>
        from variation in tag.ValuesOf(TagHelper.Variation)
        where helper.Kind == EntityKind.Experience
        from experience in tag.ValuesOf(TagHelper.Name)
        let known = configs.Variations(experience.Value!).ToArray()
        where known.Length > 0 && !known.Contains(variation.Value)
        let hint = NearestKey.Hint(variation.Value!, NearestKey.Find(variation.Value!, known))
        select Diagnostic.Create(RuleCatalogue.UnknownVariation, file.LocationOf(variation.ValueSpan), experience.Value, variation.Value, hint);
}
