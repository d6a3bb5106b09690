using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using ConvertTyped.Tool.Rendering;

namespace ConvertTyped.Tool.Configs;

/// <summary>Reads secrets from environment variables or, if these are not set, from the user secrets of the project in the working directory.</summary>
internal static class SdkKeys
{
    /// <summary>The secret with this name; null if there is none.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value.Trim() : FromUserSecrets(name)) is { Length: > 0 } secret ? Secrets.Add(secret) : null;

    private static string? FromUserSecrets(string name)
    {
        foreach (var project in Directory.EnumerateFiles(Environment.CurrentDirectory, "*.csproj"))
        {
            if (SecretsIdOf(project) is { } id && File.Exists(SecretsFile(id)) && Read(SecretsFile(id), name) is { Length: > 0 } secret)
                return secret;
        }
        return null;
    }

    private static string? SecretsIdOf(string project)
    {
        try
        {
            return XDocument.Load(project).Descendants().FirstOrDefault(element => element.Name.LocalName == "UserSecretsId")?.Value.Trim();
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string SecretsFile(string id) => OperatingSystem.IsWindows()
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "Microsoft", "UserSecrets", id, "secrets.json")
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".microsoft", "usersecrets", id, "secrets.json");

    private static string? Read(string file, string name)
    {
        try
        {
            using var secrets = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return secrets.RootElement.TryGetProperty(name, out var secret) ? secret.GetString()?.Trim() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
