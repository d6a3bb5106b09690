using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace ConvertTyped.FeatureManagement;

/// <summary>Variables as a configuration section, with a key for each variable. JSON objects and lists become nested sections. Null values are omitted.</summary>
internal static class VariableSection
{
    internal static IConfigurationSection Create(IReadOnlyDictionary<string, object?> variables)
    {
        // The section has a fixed name, because the key of a flag may contain a colon, which separates the names of nested sections.
        const string Root = "variant";
        var values = new Dictionary<string, string?>();
        Add(values, Root, variables);
        return new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection(Root);
    }

    private static void Add(Dictionary<string, string?> values, string path, object? value)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> members:
                foreach (var (name, member) in members)
                    Add(values, ConfigurationPath.Combine(path, name), member);
                break;
            case JsonElement { ValueKind: JsonValueKind.Object } json:
                foreach (var member in json.EnumerateObject())
                    Add(values, ConfigurationPath.Combine(path, member.Name), member.Value);
                break;
            case JsonElement { ValueKind: JsonValueKind.Array } json:
                var index = 0;
                foreach (var item in json.EnumerateArray())
                    Add(values, ConfigurationPath.Combine(path, (index++).ToString(CultureInfo.InvariantCulture)), item);
                break;
            case JsonElement { ValueKind: JsonValueKind.Null } or null:
                break;
            default:
                values[path] = Convert.ToString(value, CultureInfo.InvariantCulture);
                break;
        }
    }
}
