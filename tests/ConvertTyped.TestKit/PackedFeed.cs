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

    public void Pack()
    {
        var sources = new SourceCopy(Repository.Root, Path.Combine(Folder, "sources"));
        Output = sources.Pack("src/ConvertTyped", Version, FeedFolder) + sources.Pack("src/ConvertTyped.Testing", Version, FeedFolder);
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="packed" value="feed" />
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

    public void Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
