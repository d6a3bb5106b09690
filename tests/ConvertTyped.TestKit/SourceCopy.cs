namespace ConvertTyped.TestKit;

/// <summary>
/// Simulates a clone: a copy of the packages' sources in a separate folder. The constructor writes the parts of <c>.git</c> from which the .NET SDK reads
/// the commit and the remote, so packing does not need the git command.
/// </summary>
public sealed class SourceCopy
{
    private const string Remote = "https://github.com/converttyped/converttyped.git";
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private static readonly string[] Parts = ["src", "generator", "analyzers", "docs/schemas"];
    private static readonly string[] Built = ["bin", "obj"];
    public string Folder => _folder;
    private readonly string _folder;

    public SourceCopy(string repository, string folder)
    {
        _folder = folder;
        // In a worktree, .git is a file that refers to the real repository.
        var atTheRoot = Directory.EnumerateFiles(repository).Where(file => Path.GetFileName(file) != ".git");
        foreach (var file in atTheRoot.Concat(Parts.SelectMany(part => SourcesIn(Path.Combine(repository, part)))))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(repository, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var git = Directory.CreateDirectory(Path.Combine(folder, ".git"));
        git.CreateSubdirectory("objects");
        git.CreateSubdirectory("refs");
        File.WriteAllText(Path.Combine(git.FullName, "HEAD"), Commit + "\n");
        File.WriteAllText(Path.Combine(git.FullName, "config"), $"""
            [core]
              repositoryformatversion = 0
            [remote "origin"]
              url = {Remote}

            """);
    }

    /// <summary>Turns the copy into a real repository with one tagged commit.</summary>
    public void Tag(string tag)
    {
        Directory.Delete(Path.Combine(_folder, ".git"), recursive: true);
        Git(_folder, "init", "-q", "-b", "main");
        Git(_folder, "add", "-A");
        Git(_folder, "-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "Release");
        Git(_folder, "-c", "tag.gpgsign=false", "tag", tag);
        SetRemote(_folder);
    }

    /// <summary>Clones this copy into a folder. The copy must be a real repository: call <see cref="Tag"/> first.</summary>
    public void CloneTo(string folder)
    {
        Git(_folder, "clone", "-q", _folder, folder);
        SetRemote(folder);
    }

    /// <summary>The commit of a copy that is a real repository.</summary>
    public string HeadCommit => Git(_folder, "rev-parse", "HEAD").Trim();

    /// <summary>Packs a project into a folder, and returns the output.</summary>
    public string Pack(string project, string version, string feed) => Pack(_folder, project, version, feed);

    /// <summary>Packs a project of an existing copy.</summary>
    public static string Pack(string copy, string project, string version, string feed) =>
        Dotnet.Run(copy, "pack", project, "-o", feed, $"-p:Version={version}", "-v", "q", "-nodeReuse:false").RequireSuccess();

    private static void SetRemote(string folder) => Git(folder, "config", "remote.origin.url", Remote);

    private static string Git(string folder, params IEnumerable<string> arguments) => Dotnet.RunProgram("git", folder, arguments).RequireSuccess();

    private static IEnumerable<string> SourcesIn(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder).Where(inner => !Built.Contains(Path.GetFileName(inner))).SelectMany(SourcesIn));
}
