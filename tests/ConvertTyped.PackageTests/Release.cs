[assembly: AssemblyFixture(typeof(ConvertTyped.PackageTests.Release))]

namespace ConvertTyped.PackageTests;

/// <summary>Packs all packages as for a release: from a repository whose newest commit has a version tag.</summary>
public sealed class Release : IDisposable
{
    public const string Version = "1.2.3";

    private readonly string _folder = Directory.CreateTempSubdirectory("ConvertTyped.").FullName;
    private readonly Lazy<SourceCopy> _tagged;
    private readonly Lazy<string> _commit;
    private readonly Lazy<string> _feed;
    private readonly Lazy<string> _feedOfClone;

    public Release()
    {
        _tagged = new(Tag);
        _commit = new(() => _tagged.Value.HeadCommit);
        _feed = new(() => Pack(_tagged.Value.Folder, "feed"));
        _feedOfClone = new(() => Pack(Clone(), "feed of the clone"));
    }

    /// <summary>The names of the packed projects, which are also the names of their packages.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        [.. Directory.GetFiles(Repository.At("src"), "*.csproj", SearchOption.AllDirectories)
            .Where(path => File.ReadAllText(path).Contains("<IsPackable>true</IsPackable>", StringComparison.Ordinal))
            .Select(path => Path.GetFileName(Path.GetDirectoryName(path)!))
            .Order(StringComparer.Ordinal)];

    public string Commit => _commit.Value;

    /// <summary>The folder with the packages and their symbol packages.</summary>
    public string Feed => _feed.Value;

    /// <summary>The folder with the packages that were built from a clone in another folder.</summary>
    public string FeedOfClone => _feedOfClone.Value;

    public IReadOnlyList<string> Packages => Directory.GetFiles(Feed, "*.nupkg");

    /// <summary>The folder that contains both builds. No package may contain the path of this folder.</summary>
    public string BuildFolder => _folder;

    /// <summary>Creates a folder for projects, with a configuration that makes the packages available.</summary>
    public ProjectFolder NewFolder()
    {
        var folder = new ProjectFolder();
        folder.Write("nuget.config", NugetConfig.ForPackagesFrom(Feed));
        return folder;
    }

    /// <summary>Runs the dotnet command with a separate package cache, because other test runs have packages of the same version.</summary>
    public ProcessResult Run(ProjectFolder folder, params IEnumerable<string> arguments) =>
        Dotnet.RunProgram("env", folder.Path, [$"NUGET_PACKAGES={Path.Combine(_folder, "packages")}", "dotnet", .. arguments]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private SourceCopy Tag()
    {
        var copy = new SourceCopy(Repository.Root, Path.Combine(_folder, "tagged"));
        File.WriteAllText(Path.Combine(copy.Folder, "Packages.slnx"), $"""
            <Solution>
              {string.Join("\n  ", Projects.Select(project => $"<Project Path=\"src/{project}/{project}.csproj\" />"))}
            </Solution>
            """);
        copy.Tag($"v{Version}");
        return copy;
    }

    private string Clone()
    {
        var folder = Path.Combine(_folder, "another", "clone");
        _tagged.Value.CloneTo(folder);
        return folder;
    }

    private string Pack(string sources, string feed)
    {
        var packages = Path.Combine(_folder, feed);
        Dotnet.Run(sources, "pack", "Packages.slnx", "-c", "Release", $"-p:PackageOutputPath={packages}", "-warnaserror", "-v", "q", "-nodeReuse:false").RequireSuccess();
        return packages;
    }
}
