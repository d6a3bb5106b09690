
namespace ConvertTyped.Tool.Diff;

/// <summary>Finds the changes in the variations of an experience.</summary>
internal static class VariationDetails
{
    private static readonly HashSet<string> Special = new(StringComparer.Ordinal) { "id", "key", "changes", "traffic_allocation" };

    public static IEnumerable<Detail> Between(ConfigExperience was, ConfigExperience now, EntityNames oldNames, EntityNames newNames, bool isPartial)
    {
        foreach (var (old, current) in EntityPairs.Match(was.Variations, now.Variations, variation => variation.Id, variation => variation.Key))
        {
            var name = $"'{Name((current ?? old)!)}'";
            if (old is null)
                yield return new($"variation {name}", null, isPartial ? "new" : Traffic(current!));
            else if (current is null)
                yield return new($"variation {name}", isPartial ? "present" : Traffic(old), null);
            else
            {
                if (old.Key != current.Key)
                    yield return new("key of a variation", old.Key, current.Key);
                foreach (var detail in isPartial ? [] : Properties(old, current, name, oldNames, newNames))
                    yield return detail;
            }
        }
    }

    private static IEnumerable<Detail> Properties(ConfigVariation was, ConfigVariation now, string name, EntityNames oldNames, EntityNames newNames)
    {
        if (Traffic(was) != Traffic(now))
            yield return new($"traffic of {name}", Traffic(was), Traffic(now));
        foreach (var member in was.Node.Members.Concat(now.Node.Members).Select(member => member.Name).Distinct(StringComparer.Ordinal))
        {
            var (old, current) = (Shown(was.Node[member]), Shown(now.Node[member]));
            if (!Special.Contains(member) && old != current)
                yield return new($"{member.Replace('_', ' ')} of {name}", old, current);
        }
        foreach (var detail in FeatureValues(was, now, name, oldNames, newNames))
            yield return detail;
    }

    private static IEnumerable<Detail> FeatureValues(ConfigVariation was, ConfigVariation now, string name, EntityNames oldNames, EntityNames newNames)
    {
        var (before, after) = (Values(was, oldNames), Values(now, newNames));
        foreach (var value in before.Keys.Union(after.Keys))
        {
            var (old, current) = (before.GetValueOrDefault(value), after.GetValueOrDefault(value));
            if (old != current)
                yield return new($"{value} in {name}", old, current);
        }
        // The items of 'changes' that carry no feature are for other clients of Convert, so the report shows them as JSON.
        if (Other(was) != Other(now))
            yield return new($"changes without a feature in {name}", Other(was), Other(now));
    }

    private static Dictionary<string, string> Values(ConfigVariation variation, EntityNames names)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var change in variation.FeatureChanges)
        {
            var feature = names.Find(change["feature_id"].AsId(), EntityKind.Feature);
            values.TryAdd($"feature '{feature}'", "on");
            foreach (var value in change["variables_data"]?.Members ?? [])
                values.TryAdd($"'{feature}.{value.Name}'", JsonWriter.Write(value.Value));
        }
        return values;
    }

    private static string? Other(ConfigVariation variation)
    {
        var carriers = variation.FeatureChanges.ToHashSet();
        var others = (variation.Node["changes"]?.Items ?? []).Where(change => change["data"] is not { } data || !carriers.Contains(data)).ToList();
        return others.Count == 0 ? null : string.Join(", ", others.Select(JsonWriter.Write));
    }

    private static string Name(ConfigVariation variation) => variation.Key ?? variation.Id ?? "(no key)";

    private static string Traffic(ConfigVariation variation) => variation.Traffic is { } traffic ? $"{traffic.AsId() ?? traffic.Text}%" : "100%";

    private static string? Shown(JsonNode? node) => node switch
    {
        null or { Kind: JsonKind.Null } => null,
        { Kind: JsonKind.Object or JsonKind.Array } => JsonWriter.Write(node),
        _ => node.AsId() ?? node.Text,
    };
}
