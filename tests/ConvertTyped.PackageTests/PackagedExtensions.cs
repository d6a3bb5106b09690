using System.IO.Compression;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.PackageTests;

/// <summary>
/// Loads the compiler extensions of a package as an editor does. The extensions can use only the assemblies in the analyzer folders of the package
/// and the assemblies of the editor.
/// </summary>
internal sealed class PackagedExtensions : AssemblyLoadContext, IAnalyzerAssemblyLoader, IDisposable
{
    /// <summary>The assemblies that are available in every editor and in every tool that runs code fixes, such as <c>dotnet format</c>.</summary>
    private static readonly string[] Supplied =
    [
        "netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces",
        "System.Buffers", "System.Collections.Immutable", "System.Composition.AttributedModel", "System.Memory", "System.Threading.Tasks.Extensions",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ConvertTyped.Extensions.");

    public PackagedExtensions(string packagePath)
        : base("editor", isCollectible: true)
    {
        using var package = ZipFile.OpenRead(packagePath);
        foreach (var entry in package.Entries.Where(entry => entry.FullName.StartsWith("analyzers/dotnet/", StringComparison.Ordinal) && entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
            entry.ExtractToFile(Path.Combine(_folder.FullName, entry.Name));
        Runtime = Path.Combine(_folder.CreateSubdirectory("lib").FullName, "ConvertTyped.dll");
        package.GetEntry("lib/net10.0/ConvertTyped.dll")!.ExtractToFile(Runtime);
        Paths = [.. _folder.EnumerateFiles("*.dll").Select(file => file.FullName).Order(StringComparer.Ordinal)];
    }

    /// <summary>The path of the runtime assembly for the newest target framework.</summary>
    public string Runtime { get; }

    public IReadOnlyList<string> Paths { get; }

    /// <summary>All extensions of a kind, created as an editor creates them.</summary>
    public IEnumerable<T> Create<T>() => Paths.SelectMany(path => LoadFromPath(path).GetTypes())
        .Where(type => typeof(T).IsAssignableFrom(type) && !type.IsAbstract)
        .Select(type => (T)Activator.CreateInstance(type)!);

    public void AddDependencyLocation(string fullPath)
    {
    }

    public Assembly LoadFromPath(string fullPath) => LoadFromAssemblyPath(fullPath);

    public void Dispose()
    {
        Unload();
        _folder.Delete(recursive: true);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (Paths.FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == assemblyName.Name) is { } packed)
            return LoadFromAssemblyPath(packed);
        return Supplied.Contains(assemblyName.Name) ? null : throw new FileNotFoundException($"The assembly '{assemblyName.Name}' is missing from the package and from the editor.");
    }
}
