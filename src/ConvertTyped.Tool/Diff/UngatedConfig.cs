using System.Text;
using ConvertTyped.Tool.Configs;

namespace ConvertTyped.Tool.Diff;

/// <summary>
/// A config in which every visitor qualifies for each experience that is not archived, so the variation depends only on the traffic allocation.
/// </summary>
internal static class UngatedConfig
{
    private static readonly HashSet<string> Gates = new(StringComparer.Ordinal) { "audiences", "locations", "site_area", "environment" };

    public static ConvertConfig Create(LoadedConfig config, IEnumerable<ServedEntity> experiences)
    {
        var json = new StringBuilder("{\"account_id\":\"0\",\"project\":{\"id\":\"0\"},\"experiences\":[");
        json.AppendJoin(',', experiences.Select(experience => Write(experience.Node)));
        json.Append(']');
        if (config.Document.Root["archived_experiences"] is { Kind: JsonKind.Array } archived)
            json.Append(",\"archived_experiences\":").Append(JsonWriter.Write(archived));
        return ConvertConfig.FromString(json.Append('}').ToString());
    }

    private static string Write(JsonNode experience) => "{" + string.Join(
        ',',
        experience.Members.Where(member => !Gates.Contains(member.Name)).Select(member => $"{JsonWriter.Quote(member.Name)}:{JsonWriter.Write(member.Value)}")) + "}";
}
