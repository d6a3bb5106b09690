using ConvertTyped.Generator.Config;

namespace ConvertTyped.Analyzers;

/// <summary>The attributes that a config's rules read: audiences and segments those of the visitor, locations those of the location.</summary>
internal sealed class RuleKeys
{
    private RuleKeys(HashSet<string> visitor, HashSet<string> location)
    {
        Visitor = visitor;
        Location = location;
    }

    public IReadOnlyCollection<string> Visitor { get; }

    public IReadOnlyCollection<string> Location { get; }

    public static RuleKeys Of(ConfigDocument config) => new(
        Read(config.Audiences.Concat(config.Segments).Select(entity => entity.Node["rules"])),
        Read(config.Locations.Select(location => location.Node["rules"]).Concat(config.Experiences.Select(experience => experience.Node["site_area"]))));

    private static HashSet<string> Read(IEnumerable<JsonNode?> rules) =>
        new(rules.SelectMany(RuleTree.Items).Select(item => item["key"].AsId()).OfType<string>(), StringComparer.Ordinal);
}
