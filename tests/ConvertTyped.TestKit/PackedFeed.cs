namespace ConvertTyped.TestKit;

/// <summary>Packs projects of this repository in a temporary folder, where the repository's build settings do not apply to the projects that tests write.</summary>
public sealed class PackedFeed : IDisposable
{
    /// <summary>The folder with the feed and the files that tests write.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("ConvertTyped.").FullName;

    public string Version { get; } = "0.1.0-test." + Guid.NewGuid().ToString("N");

    public string PackagePath => Path.Combine(FeedFolder, $"ConvertTyped.{Version}.nupkg");

    public string SymbolsPath => Path.Combine(FeedFolder, $"ConvertTyped.{Version}.snupkg");

    /// <summary>The output of the commands that <see cref="Pack"/> runs.</summary>
    public string Output { get; private set; } = "";

    private string FeedFolder => Path.Combine(Folder, "feed");

    private string ToolFolder => Path.Combine(Folder, "tool");

    private string SourcesFolder => Path.Combine(Folder, "sources");

    public void Pack()
    {
        var sources = new SourceCopy(Repository.Root, SourcesFolder);
        // NuGet requires every source to exist.
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

    /// <summary>Packs another project into the tool's feed.</summary>
    public void PackAlso(string project)
    {
        if (!File.Exists(Path.Combine(ToolFolder, $"{Path.GetFileName(project)}.{Version}.nupkg")))
            SourceCopy.Pack(SourcesFolder, project, Version, ToolFolder);
    }

    /// <summary>Packs the command-line tool into a separate feed, which does not contain the packages ConvertTyped and ConvertTyped.Testing.</summary>
    public void PackTool() => SourceCopy.Pack(SourcesFolder, "src/ConvertTyped.Tool", Version, ToolFolder);

    public void Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
