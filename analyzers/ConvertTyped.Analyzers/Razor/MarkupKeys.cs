using ConvertTyped.Analyzers.FeatureManagement;
using ConvertTyped.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Razor;

/// <summary>Applies the rules for unknown and retired keys to the <c>name</c> attributes of tag helpers.</summary>
internal sealed class MarkupKeys : MarkupRule
{
    private static readonly KeyRule[] Rules = [new UnknownExperienceRule(), new UnknownFeatureRule(), new RetiredExperienceRule(), new RetiredFeatureRule()];

    public static IEnumerable<DiagnosticDescriptor> Descriptors => Rules.Select(rule => rule.Descriptor);

    public override IEnumerable<Diagnostic> Check(RazorTag tag, TagHelper helper, RazorFile file, ProjectConfigs configs) =>
        helper == TagHelper.Flag ? CheckFlags(tag, file, configs) : CheckKeys(tag, helper, file, configs);

    private static IEnumerable<Diagnostic> CheckFlags(RazorTag tag, RazorFile file, ProjectConfigs configs) =>
        from names in tag.ValuesOf(TagHelper.Name)
        from name in FlagNames.Find(names)
        let found = FlagNameRule.Check(name.Name, file.LocationOf(name.Span), configs)
        where found is not null
        select found;

    private static IEnumerable<Diagnostic> CheckKeys(RazorTag tag, TagHelper helper, RazorFile file, ProjectConfigs configs) =>
        from key in tag.ValuesOf(TagHelper.Name)
        let place = file.LocationOf(key.ValueSpan)
        from found in Rules.Where(rule => rule.Kind == helper.Kind).Select(rule => rule.Check(key.Value!, place, configs))
        where found is not null
        select found;
}
