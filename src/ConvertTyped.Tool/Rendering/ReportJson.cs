using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ConvertTyped.Tool.Rendering;

/// <summary>Writes a report as JSON: the address and version of its schema, followed by its content.</summary>
internal static class ReportJson
{
    public const string SchemaAddress = "https://raw.githubusercontent.com/converttyped/converttyped/main/docs/schemas/";

    private const int Version = 1;

    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The options for writing a value on one line.</summary>
    public static readonly JsonSerializerOptions OneLine = new(Options) { WriteIndented = false };

    public static string Write(Report report)
    {
        var json = new JsonObject { ["$schema"] = $"{SchemaAddress}{report.Schema}.schema.json", ["version"] = Version };
        foreach (var (name, value) in JsonSerializer.SerializeToNode(report.ToJson(), Options)!.AsObject().ToList())
            json[name] = value?.DeepClone();
        return json.ToJsonString(Options);
    }
}
