namespace ConvertTyped.TestKit;

/// <summary>The source tree that the tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The full path of a file or folder, from its path in the repository.</summary>
    public static string At(params string[] path) => Path.Combine([Root, .. path]);

    public static string Read(params string[] path) => File.ReadAllText(At(path));

    /// <summary>The C# files in folders of the repository, without build output.</summary>
    public static IEnumerable<string> SourceFiles(params IEnumerable<string> folders) =>
        from folder in folders
        from file in Directory.EnumerateFiles(At(folder), "*.cs", SearchOption.AllDirectories)
        where !IsIn(file, "obj") && !IsIn(file, "bin")
        select file;

    private static bool IsIn(string file, string folder) =>
        file.Contains($"{Path.DirectorySeparatorChar}{folder}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "ConvertTyped.sln")) ? folder : Find(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);
}
