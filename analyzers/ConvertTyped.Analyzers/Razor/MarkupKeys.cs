using ConvertTyped.Analyzers.FeatureManagement;
using ConvertTyped.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Razor;

/// <summary>Applies the rules on unknown and on retired keys to the <c>name</c> attributes of tag helpers.</summary>
internal sealed class MarkupKeys : MarkupRule
{
    private static readonly UnknownKeyRule[] Rules = [new UnknownExperienceRule(), new UnknownFeatureRule()];
    private static readonly RetiredKeyRule[] RetiredRules = [new RetiredExperienceRule(), new RetiredFeatureRule()];

    public static IEnumerable<DiagnosticDescriptor> Descriptors => Rules.Select(rule => rule.Descriptor).Concat(RetiredRules.Select(rule => rule.Descriptor));

    public override IEnumerable<Diagnostic> Check(RazorTag tag, TagHelper helper, RazorFile file, ProjectConfigs configs) =>
        helper == TagHelper.Flag ? CheckFlags(tag, file, configs) : CheckKeys(tag, helper, file, configs);

    /// <summary>The tag helper of FeatureManagement takes several names, separated by commas.</summary>
    private static IEnumerable<Diagnostic> CheckFlags(RazorTag tag, RazorFile file, ProjectConfigs configs) =>
        from names in tag.ValuesOf(TagHelper.Name)
        from name in names.Value!.Split(',')
        where name.Trim().Length > 0
        let found = UnknownFlagRule.Check(name.Trim(), file.LocationOf(names.ValueSpan), configs)
        where found is not null
        select found;

    private static IEnumerable<Diagnostic> CheckKeys(RazorTag tag, TagHelper helper, RazorFile file, ProjectConfigs configs) =>
        from key in tag.ValuesOf(TagHelper.Name)
        let place = file.LocationOf(key.ValueSpan)
        from found in Rules.Where(rule => rule.Kind == helper.Kind).Select(rule => rule.Check(key.Value!, place, configs))
            .Concat(RetiredRules.Where(rule => rule.Kind == helper.Kind).Select(rule => rule.Check(key.Value!, place, configs)))
        where found is not null
        select found;
}
