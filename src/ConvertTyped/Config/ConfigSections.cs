using System.Text.Json;

namespace ConvertTyped.Config;

/// <summary>A config's top level, checked.</summary>
internal sealed class ConfigSections
{
    internal required string AccountId { get; init; }

    internal required string ProjectId { get; init; }

    internal required JsonElement Experiences { get; init; }

    internal required JsonElement Features { get; init; }

    internal required JsonElement Goals { get; init; }

    internal required JsonElement Audiences { get; init; }

    internal required JsonElement Locations { get; init; }

    internal required JsonElement Segments { get; init; }

    internal required HashSet<string> ArchivedExperiences { get; init; }

    /// <exception cref="InvalidConfigException"/>
    internal static ConfigSections Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new InvalidConfigException("The config is not a JSON object.", "$");
        var project = Member(root, "project");
        if (project.ValueKind != JsonValueKind.Object)
            throw new InvalidConfigException("The config's 'project' is missing or not an object.", "project");
        return new()
        {
            AccountId = RequiredId(root, "account_id", "account_id"),
            ProjectId = RequiredId(project, "id", "project.id"),
            Experiences = List(root, "experiences"),
            Features = List(root, "features"),
            Goals = List(root, "goals"),
            Audiences = List(root, "audiences"),
            Locations = List(root, "locations"),
            Segments = List(root, "segments"),
            ArchivedExperiences = ConfigJson.Ids(List(root, "archived_experiences")).ToHashSet(StringComparer.Ordinal),
        };
    }

    private static string RequiredId(JsonElement parent, string name, string field) =>
        ConfigJson.Id(Member(parent, name))
        ?? throw new InvalidConfigException($"The config's '{field}' is missing, empty or neither a string nor a number.", field);

    private static JsonElement List(JsonElement root, string name)
    {
        var list = Member(root, name);
        return list.ValueKind is JsonValueKind.Array or JsonValueKind.Undefined
            ? list
            : throw new InvalidConfigException($"The config's '{name}' is not a list.", name);
    }

    private static JsonElement Member(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value : default;
}
