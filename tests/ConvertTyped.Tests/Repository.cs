namespace ConvertTyped.Tests;

/// <summary>Files of the source tree that tests compare with.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find(AppContext.BaseDirectory);

    internal static string PathOf(string file) => Path.Combine(Root, file);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "ConvertTyped.sln")) ? folder : Find(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);
}
