using System.Text.Json;

namespace ConvertTyped.Conformance;

internal static class Cores
{
    internal static ConvertCore Of(JsonElement config, string? environment = null, IDataStore? store = null) =>
        new ConvertCore(new() { Config = ConvertConfig.FromJson(config), Environment = environment, DataStore = store }).Initialize();

    internal static Dictionary<string, object?>? AttributesOf(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var attributes) && attributes.ValueKind == JsonValueKind.Object
            ? attributes.EnumerateObject().ToDictionary(member => member.Name, member => (object?)member.Value)
            : null;
}
