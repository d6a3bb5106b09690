namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT0112: a change of a variation has a type that Convert does not define.</summary>
internal sealed class UnknownChangeTypeRule() : ConfigRule(RuleCatalogue.UnknownChangeType)
{
    // Only fullStackFeature has an effect in this SDK; the other types are for experiences on web pages.
    private static readonly string[] Known =
        [VariationChanges.Feature, "customCode", "defaultCode", "defaultCodeMultipage", "defaultRedirect", "richStructure"];

    public override IEnumerable<Finding> Find(ConfigDocument config, RetiredDocument retired) =>
        from experience in config.Experiences
        from variation in experience.Variations
        from change in variation.Node["changes"]?.Items ?? []
        let type = change["type"]
        where type is { Kind: JsonKind.String } && !Known.Contains(type.Text)
        select new Finding(
            type.Span,
            $"The variation '{variation.Key ?? variation.Id}' of the experience '{experience.Key}' has a change of the unknown type '{type.Text}', so the change has no effect"
                + NearestKey.Hint(type.Text, NearestKey.Find(type.Text, Known), "there is"));
}
