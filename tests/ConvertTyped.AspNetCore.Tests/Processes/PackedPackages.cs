using System.Globalization;

namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>The packages as packed from this repository, as a source for new projects in a folder of their own.</summary>
public sealed class PackedPackages : IDisposable
{
    private static readonly string[] Packages =
        ["ConvertTyped", "ConvertTyped.Hosting", "ConvertTyped.AspNetCore", "ConvertTyped.Blazor", "ConvertTyped.Tool"];

    private readonly string _folder = Directory.CreateTempSubdirectory("convert-getting-started-").FullName;
    private readonly Lazy<Task> _packed;

    public PackedPackages() => _packed = new(PackAsync);

    /// <summary>A new folder outside of the repository, whose projects find the packages. A stable version is what <c>dotnet add package</c> takes.</summary>
    internal async Task<string> NewFolderAsync(string name)
    {
        await _packed.Value;
        return Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task PackAsync()
    {
        var version = string.Create(CultureInfo.InvariantCulture, $"9.0.{Random.Shared.Next(1, 60_000)}");
        foreach (var package in Packages)
        {
            (await Dotnet.RunAsync(
                Repository.Root,
                ["pack", $"src/{package}", "-o", Path.Combine(_folder, "feed"), "--artifacts-path", Path.Combine(_folder, "artifacts"), $"-p:Version={version}",
                    "-p:RunAnalyzers=false", "-v", "q", "-nodeReuse:false"],
                TestContext.Current.CancellationToken)).RequireSuccess();
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="feed" />
              </packageSources>
              <packageSourceMapping>
                <packageSource key="packed"><package pattern="ConvertTyped*" /></packageSource>
                <packageSource key="nuget.org"><package pattern="*" /></packageSource>
              </packageSourceMapping>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <fallbackPackageFolders>
                <add key="machine" value="{Dotnet.PackagesFolder}" />
              </fallbackPackageFolders>
            </configuration>
            """);
    }
}
