using System.Globalization;

namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>Packs this repository into packages in a separate folder, where new projects can use them.</summary>
public sealed class PackedPackages : IDisposable
{
    private static readonly string[] Packages =
        ["ConvertTyped", "ConvertTyped.Hosting", "ConvertTyped.AspNetCore", "ConvertTyped.Blazor", "ConvertTyped.Testing", "ConvertTyped.Tool"];

    private readonly string _folder = Directory.CreateTempSubdirectory("convert-getting-started-").FullName;
    private readonly Lazy<Task> _packed;

    public PackedPackages() => _packed = new(PackAsync);

    /// <summary>
    /// Creates a folder outside of the repository. Projects in it can restore the packages. The packages have a stable version, because
    /// <c>dotnet add package</c> chooses stable versions.
    /// </summary>
    internal async Task<string> NewFolderAsync(string name)
    {
        await _packed.Value;
        return Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task PackAsync()
    {
        var version = string.Create(CultureInfo.InvariantCulture, $"9.0.{Random.Shared.Next(1, 60_000)}");
        var solution = Path.Combine(_folder, "Packages.slnx");
        await File.WriteAllTextAsync(solution, $"""
            <Solution>
              {string.Join("\n  ", Packages.Select(package => $"<Project Path=\"{Path.Combine(Repository.Root, "src", package, $"{package}.csproj")}\" />"))}
            </Solution>
            """);
        (await Dotnet.RunAsync(
            Repository.Root,
            ["pack", solution, "--artifacts-path", Path.Combine(_folder, "artifacts"), $"-p:PackageOutputPath={Path.Combine(_folder, "feed")}", $"-p:Version={version}",
                "-p:RunAnalyzers=false", "-v", "q", "-nodeReuse:false"],
            TestContext.Current.CancellationToken)).RequireSuccess();

        await File.WriteAllTextAsync(Path.Combine(_folder, "nuget.config"), NugetConfig.ForPackagesFrom("feed", cache: "packages"));
    }
}
