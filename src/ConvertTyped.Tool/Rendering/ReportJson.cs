using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ConvertTyped.Tool.Rendering;

/// <summary>A report as JSON: its schema's address and version first, then what it says.</summary>
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

    /// <summary>For a value on a line of text.</summary>
    public static readonly JsonSerializerOptions OneLine = new(Options) { WriteIndented = false };

    public static string Write(Report report)
    {
        var json = new JsonObject { ["$schema"] = $"{SchemaAddress}{report.Schema}.schema.json", ["version"] = Version };
        foreach (var (name, value) in JsonSerializer.SerializeToNode(report.ToJson(), Options)!.AsObject().ToList())
            json[name] = value?.DeepClone();
        return json.ToJsonString(Options);
    }
}
