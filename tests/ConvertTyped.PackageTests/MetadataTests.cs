using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ConvertTyped.PackageTests;

/// <summary>What a package says about itself and how its assemblies are built.</summary>
public partial class MetadataTests(Consumers consumers)
{
    private static readonly string[] PackedProjects =
        [.. Directory.GetFiles(Repository.At("src"), "*.csproj", SearchOption.AllDirectories)
            .Where(path => File.ReadAllText(path).Contains("<IsPackable>true</IsPackable>", StringComparison.Ordinal))
            .Select(path => Path.GetDirectoryName(path)!)
            .Order(StringComparer.Ordinal)];

    public static TheoryData<string> Projects => [.. PackedProjects.Select(folder => Path.GetFileName(folder))];

    /// <summary>Those whose assemblies users reference.</summary>
    public static TheoryData<string> Libraries => [.. PackedProjects.Select(folder => Path.GetFileName(folder)).Where(name => !name.EndsWith(".Tool", StringComparison.Ordinal))];

    [Fact]
    public void Every_assembly_has_the_strong_name_of_the_committed_key()
    {
        var assemblies = Packages().SelectMany(Assemblies).ToList();
        Assert.Contains(assemblies, assembly => assembly.Name == "ConvertTyped.Generator");
        Assert.All(assemblies, assembly => Assert.Equal(160 + 128, assembly.PublicKey.Length));
        Assert.Single(assemblies.Select(assembly => Convert.ToHexString(assembly.PublicKey)).Distinct());
    }

    [Fact]
    public void The_release_notes_are_the_newest_section_of_the_changelog()
    {
        var section = NewestSection().Match(Repository.Read("CHANGELOG.md")).Groups[1].Value.Trim();
        Assert.All(Packages(), package =>
            Assert.Equal(Lines(section), Lines(Nuspec(package).Descendants().Single(element => element.Name.LocalName == "releaseNotes").Value)));
    }

    [Fact]
    public void The_package_says_where_it_comes_from()
    {
        Assert.All(Packages(), package =>
        {
            var elements = Nuspec(package).Descendants().ToList();
            string ValueOf(string name) => elements.Single(element => element.Name.LocalName == name).Value;
            Assert.Equal(("Apache-2.0", "README.md", "icon.png"), (ValueOf("license"), ValueOf("readme"), ValueOf("icon")));
            Assert.Contains("feature-flags", ValueOf("tags"), StringComparison.Ordinal);
            Assert.Equal(40, elements.Single(element => element.Name.LocalName == "repository").Attribute("commit")!.Value.Length);
        });
    }

    [Fact]
    public void The_readme_is_the_one_of_the_project()
    {
        Assert.All(Packages(), package =>
        {
            using var archive = ZipFile.OpenRead(package);
            using var reader = new StreamReader(archive.GetEntry("README.md")!.Open());
            var id = Nuspec(package).Descendants().First(element => element.Name.LocalName == "id").Value;
            Assert.Equal(Repository.Read("src", id, "README.md"), reader.ReadToEnd(), ignoreLineEndingDifferences: true);
        });
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_readme_has_only_absolute_links(string project)
    {
        var readme = Repository.Read("src", project, "README.md");
        Assert.StartsWith($"# {project}\n", readme, StringComparison.Ordinal);
        Assert.All(Link().Matches(readme), link => Assert.StartsWith("https://", link.Groups[1].Value, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_API_is_tracked_with_nullability(string project)
    {
        foreach (var file in new[] { "PublicAPI.Shipped.txt", "PublicAPI.Unshipped.txt" })
            Assert.StartsWith("#nullable enable", Repository.Read("src", project, file), StringComparison.Ordinal);
    }

    private string[] Packages() => Directory.GetFiles(Path.GetDirectoryName(consumers.Built.Feed.PackagePath)!, "*.nupkg");

    private static XDocument Nuspec(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        using var nuspec = archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(nuspec);
    }

    private static List<(string Name, byte[] PublicKey)> Assemblies(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Where(entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal)).Select(Read)];
    }

    private static (string Name, byte[] PublicKey) Read(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        var bytes = new MemoryStream();
        content.CopyTo(bytes);
        bytes.Position = 0;
        using var image = new PEReader(bytes);
        var metadata = image.GetMetadataReader();
        var assembly = metadata.GetAssemblyDefinition();
        return (metadata.GetString(assembly.Name), metadata.GetBlobBytes(assembly.PublicKey));
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.Trim());

    [GeneratedRegex(@"\n## [^\n]*\n(.*?)(?=\n## |\z)", RegexOptions.Singleline)]
    private static partial Regex NewestSection();

    [GeneratedRegex(@"\]\(([^)]*)\)")]
    private static partial Regex Link();
}
