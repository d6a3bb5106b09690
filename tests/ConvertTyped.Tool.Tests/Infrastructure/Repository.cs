using System.Runtime.CompilerServices;

namespace ConvertTyped.Tool.Tests;

/// <summary>Files that are tested as they lie in the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    public static string ShopConfig { get; } = Read("tests", "Fixtures", "shop", "convert.json");

    public static string Read(params string[] path) => File.ReadAllText(At(path));

    public static string At(params string[] path) => Path.Combine([Root, .. path]);

    private static string Here([CallerFilePath] string path = "") => path;
}
