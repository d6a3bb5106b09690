using System.Text.Json;
using ConvertTyped.Attributes;

namespace ConvertTyped.Configuration;

/// <summary>Reads the JSON of a manifest: the project that generated code expects.</summary>
internal static class ManifestReader
{
    internal static ExpectedProject Read(byte[] utf8Json)
    {
        using var document = JsonDocument.Parse(utf8Json);
        var root = document.RootElement;
        return new(
            ConfigJson.Id(JsonText.Member(root, "project")),
            Entries(root, "experiences", (key, experience) => new ExpectedExperience(key, Pairs(experience, (id, name) => new ExpectedVariation(id, name)))),
            Entries(root, "features", (key, feature) => new ExpectedFeature(key, Pairs(feature, (name, type) => new ExpectedVariable(name, type)))),
            ConfigJson.Ids(JsonText.Member(root, "goals")),
            ConfigJson.Ids(JsonText.Member(root, "segments")));
    }

    private static T[] Entries<T>(JsonElement parent, string name, Func<string, JsonElement, T> read)
    {
        var members = JsonText.Member(parent, name);
        return members.ValueKind != JsonValueKind.Object
            ? []
            : [.. members.EnumerateObject().Select(member => read(JsonText.NameOf(member), member.Value))];
    }

    private static T[] Pairs<T>(JsonElement members, Func<string, string?, T> read) =>
        [.. members.EnumerateObject().Select(member => read(JsonText.NameOf(member), ConfigJson.Id(member.Value)))];
}
