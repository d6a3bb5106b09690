namespace ConvertTyped.Generator.Config.Fallbacks;

/// <summary>A convert.fallbacks.json, which contains the fallbacks of variables.</summary>
internal static class FallbackFile
{
    public const string Name = "convert.fallbacks.json";

    public static bool IsFallbacks(string path) => path.Substring(Folder(path).Length).Equals(Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the two files are in the same folder.</summary>
    public static bool IsBeside(string path, string other) => Folder(path).Equals(Folder(other), StringComparison.Ordinal);

    private static string Folder(string path) => path.Substring(0, path.LastIndexOfAny(['/', '\\']) + 1);
}
