using System.Text.Json;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Rendering;

namespace ConvertTyped.Tool.Pull;

/// <summary>convert.retired.json, beside the config.</summary>
internal static class RetiredFile
{
    public const string Name = "convert.retired.json";

    public static string BesideConfig(string configPath) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(configPath))!, Name);

    /// <summary>Empty when there is no such file.</summary>
    /// <exception cref="ToolException">It is not one that this tool has written.</exception>
    public static RetiredEntities Read(string path)
    {
        if (!File.Exists(path))
            return new();
        try
        {
            return JsonSerializer.Deserialize<RetiredEntities>(File.ReadAllText(path), ReportJson.Options) ?? new();
        }
        catch (JsonException exception)
        {
            throw ToolException.BadInput($"{Name} is not valid: {exception.Message}", exception);
        }
    }

    /// <summary>What the generator reads; an empty object when there is no such file.</summary>
    public static string TextBesideConfig(string configPath) => File.Exists(BesideConfig(configPath)) ? File.ReadAllText(BesideConfig(configPath)) : "{}";

    /// <summary>Null when there is nothing to write, and the file should not exist.</summary>
    public static string? Text(RetiredEntities retired) => retired.IsEmpty
        ? null
        : JsonSerializer.Serialize(retired with { Schema = $"{ReportJson.SchemaAddress}convert.retired.schema.json" }, ReportJson.Options) + "\n";

    public static void Write(string path, RetiredEntities retired)
    {
        if (Text(retired) is { } text)
            AtomicFile.Write(path, text);
        else
            File.Delete(path);
    }
}
