using ConvertTyped.Analyzers.FeatureManagement;
using ConvertTyped.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Razor;

/// <summary>Applies the rules on unknown keys to the <c>name</c> attributes of tag helpers.</summary>
internal sealed class MarkupKeys : MarkupRule
{
    private static readonly UnknownKeyRule[] Rules = [new UnknownExperienceRule(), new UnknownFeatureRule()];

    public static IEnumerable<DiagnosticDescriptor> Descriptors => Rules.Select(rule => rule.Descriptor);

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
        from rule in Rules
        where rule.Kind == helper.Kind
        let found = rule.Check(key.Value!, file.LocationOf(key.ValueSpan), configs)
        where found is not null
        select found;
}
