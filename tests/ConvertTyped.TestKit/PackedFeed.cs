namespace ConvertTyped.TestKit;

/// <summary>The packages as packed from this repository, in a folder of their own: outside of the repository, whose settings must not reach it.</summary>
public sealed class PackedFeed : IDisposable
{
    /// <summary>Holds the feed and whatever is written beside it.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("ConvertTyped.").FullName;

    public string Version { get; } = "0.1.0-test." + Guid.NewGuid().ToString("N");

    public string PackagePath => Path.Combine(FeedFolder, $"ConvertTyped.{Version}.nupkg");

    public string SymbolsPath => Path.Combine(FeedFolder, $"ConvertTyped.{Version}.snupkg");

    /// <summary>What packing printed.</summary>
    public string Output { get; private set; } = "";

    private string FeedFolder => Path.Combine(Folder, "feed");

    private string ToolFolder => Path.Combine(Folder, "tool");

    private string SourcesFolder => Path.Combine(Folder, "sources");

    public void Pack()
    {
        var sources = new SourceCopy(Repository.Root, SourcesFolder);
        // NuGet asks for every source to exist.
        Directory.CreateDirectory(ToolFolder);
        Output = sources.Pack("src/ConvertTyped", Version, FeedFolder) + sources.Pack("src/ConvertTyped.Testing", Version, FeedFolder);
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="packed" value="feed" />
                <add key="tool" value="tool" />
              </packageSources>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <fallbackPackageFolders>
                <add key="machine" value="{Dotnet.PackagesFolder}" />
              </fallbackPackageFolders>
            </configuration>
            """);
    }

    /// <summary>A further package, in the feed of the tool.</summary>
    public void PackAlso(string project)
    {
        if (!File.Exists(Path.Combine(ToolFolder, $"{Path.GetFileName(project)}.{Version}.nupkg")))
            SourceCopy.Pack(SourcesFolder, project, Version, ToolFolder);
    }

    /// <summary>The command-line tool, in a feed of its own beside the packages that projects reference.</summary>
    public void PackTool() => SourceCopy.Pack(SourcesFolder, "src/ConvertTyped.Tool", Version, ToolFolder);

    public void Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
