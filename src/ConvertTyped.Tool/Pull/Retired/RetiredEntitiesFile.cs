using System.Text.Json;
using ConvertTyped.Generator.Config.Retired;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Rendering;

namespace ConvertTyped.Tool.Pull;

/// <summary>Reads and writes convert.retired.json, which lists the entities that Convert no longer serves.</summary>
internal static class RetiredEntitiesFile
{
    public static string BesideConfig(string configPath) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(configPath))!, RetiredFile.NameFor(configPath));

    /// <summary>Reads the file. Returns no entities if the file does not exist.</summary>
    /// <exception cref="ToolException">The file is not in the format that this tool writes.</exception>
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
            throw ToolException.BadInput($"The file '{Path.GetFileName(path)}' is not valid: {exception.Message} Correct the file, or restore it from version control.", exception);
        }
    }

    /// <summary>The text of the file beside a config, for the generator; an empty JSON object if the file does not exist.</summary>
    public static string TextBesideConfig(string configPath) => File.Exists(BesideConfig(configPath)) ? File.ReadAllText(BesideConfig(configPath)) : "{}";

    /// <summary>The text to write; null if there are no entries, in which case the file should not exist.</summary>
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
