using ConvertTyped.Tool.Configs;

namespace ConvertTyped.Tool.Diff;

/// <summary>Finds the properties of an entity that have changed.</summary>
internal sealed class EntityDetails(LoadedConfig before, LoadedConfig after)
{
    /// <summary>Members that are compared separately, or that identify the entity.</summary>
    private static readonly HashSet<string> Special = new(StringComparer.Ordinal) { "id", "key", "variations", "variables", "audiences", "locations", "goals", "rules", "site_area" };

    private readonly EntityNames _oldNames = new(before.Document);
    private readonly EntityNames _newNames = new(after.Document);

    // A manifest contains only ids, keys and types, so nothing else can be compared.
    private readonly bool _isPartial = before.IsManifest || after.IsManifest;

    public IEnumerable<Detail> Between(ServedEntity was, ServedEntity now) =>
    [
        .. _isPartial ? [] : Scalars(was.Node, now.Node),
        .. _isPartial ? [] : References(was.Node, now.Node),
        .. _isPartial ? [] : Rules(was.Node, now.Node),
        .. (was, now) is (ConfigExperience old, ConfigExperience current) ? VariationDetails.Between(old, current, _oldNames, _newNames, _isPartial) : [],
        .. (was, now) is (ConfigFeature oldFeature, ConfigFeature newFeature) ? Variables(oldFeature, newFeature) : [],
    ];

    /// <summary>The changes in all members that are not listed in <see cref="Special"/>, including members that the tool does not know.</summary>
    private static IEnumerable<Detail> Scalars(JsonNode was, JsonNode now) =>
        from name in was.Members.Concat(now.Members).Select(member => member.Name).Distinct(StringComparer.Ordinal)
        where !Special.Contains(name)
        let old = Shown(was[name])
        let current = Shown(now[name])
        where old != current
        select new Detail(Words(name), old, current);

    private IEnumerable<Detail> References(JsonNode was, JsonNode now)
    {
        foreach (var (list, kinds) in new (string, EntityKind[])[]
        {
            ("audiences", [EntityKind.Audience, EntityKind.Segment]), ("locations", [EntityKind.Location]), ("goals", [EntityKind.Goal]),
        })
        {
            var (old, current) = (_oldNames.Find(was[list], kinds), _newNames.Find(now[list], kinds));
            if (old != current)
                yield return new(list, old, current);
        }
    }

    private static IEnumerable<Detail> Rules(JsonNode was, JsonNode now)
    {
        foreach (var name in new[] { "rules", "site_area" })
        {
            var (old, current) = (RuleText.Write(was[name]), RuleText.Write(now[name]));
            if (old != current)
                yield return new(Words(name), old, current);
        }
    }

    private static IEnumerable<Detail> Variables(ConfigFeature was, ConfigFeature now)
    {
        foreach (var (old, current) in EntityPairs.Match(was.Variables, now.Variables, _ => null, variable => variable.Key))
        {
            var key = (current ?? old)!.Key;
            if (old is null)
                yield return new($"variable '{key}'", null, current!.Type ?? "no type");
            else if (current is null)
                yield return new($"variable '{key}'", old.Type ?? "no type", null);
            else if (old.Type != current.Type)
                yield return new($"type of variable '{key}'", old.Type, current.Type);
        }
    }

    private static string? Shown(JsonNode? node) => node switch
    {
        null or { Kind: JsonKind.Null } => null,
        { Kind: JsonKind.Object or JsonKind.Array } => JsonWriter.Write(node),
        _ => node.AsId() ?? node.Text,
    };

    private static string Words(string name) => name.Replace('_', ' ');
}
