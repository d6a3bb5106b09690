namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT0106: a mutual exclusion names no experience, or an experience that does not exist.</summary>
internal sealed class MutualExclusionRule() : ConfigRule(RuleCatalogue.MutualExclusion)
{
    public override IEnumerable<Finding> Find(ConfigDocument config, RetiredDocument retired)
    {
        var keys = new HashSet<string>(config.Experiences.Select(experience => experience.Key).OfType<string>(), StringComparer.Ordinal);
        return
            from audience in config.Audiences
            where audience.Node["rules"] is not null
            from item in ConfigRules.Exclusions(audience.Node["rules"]!)
            let key = item["value"] is { } value ? value.ToPrimitive().ToText() : null
            where !keys.Contains(key) && retired.Find(EntityKind.Experience, key) is null
            select new Finding(
                (item["value"] ?? item).Head,
                key is null
                    ? "This mutual exclusion names no experience: 'value' is missing"
                    : $"This mutual exclusion refers to the experience '{key}', which is not in the config{NearestKey.Hint(key, NearestKey.Find(key, keys), "there is")}");
    }
}
