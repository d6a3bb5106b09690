namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT0105: a rule, or a block of rules, has the same outcome for every visitor: it never matches, or it always matches.</summary>
internal sealed class ConstantOutcomeRule() : ConfigRule(RuleCatalogue.ConstantOutcome)
{
    public override IEnumerable<Finding> Find(ConfigDocument config, RetiredDocument retired) =>
        // In a mutual exclusion audience, the SDKs evaluate only the exclusion.
        config.Audiences.Select(audience => audience.Node["rules"]).Where(rules => rules is not null && !ConfigRules.Exclusions(rules).Any())
            .Concat(config.Locations.Concat(config.Segments).Select(entity => entity.Node["rules"]))
            .Concat(config.Experiences.Select(experience => experience.Node["site_area"]))
            .Where(rules => rules is not null && rules.Kind != JsonKind.Null)
            .SelectMany(rules => Check(rules!, 0));

    private static IEnumerable<Finding> Check(JsonNode block, int level)
    {
        if (level == RuleTree.Levels.Count)
            return RuleItemFinding.Find(block) is { } fault ? [fault] : [];

        var name = RuleTree.Levels[level];
        return block[name] switch
        {
            null => [new Finding(block.Head, $"This block of rules never matches: '{name}' is missing")],
            { Kind: not JsonKind.Array } list => [new Finding(list.Head, $"This block of rules never matches: '{name}' is not a list")],
            { Items.Count: 0 } list => [new Finding(list.Head, $"This block of rules never matches: '{name}' is empty")],
            { } list => list.Items.SelectMany(inner => Check(inner, level + 1)),
        };
    }
}
