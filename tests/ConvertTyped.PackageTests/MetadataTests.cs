using System.Text.Json;
using System.Text.RegularExpressions;

namespace ConvertTyped.PackageTests;

/// <summary>Tests the metadata of a release's packages and the build settings of their assemblies.</summary>
public partial class MetadataTests(Release release)
{
    private const string Repo = "https://github.com/converttyped/converttyped";
    private const string SourcesOnTheWeb = "https://raw.githubusercontent.com/converttyped/converttyped/";

    public static TheoryData<string> Projects => [.. Release.Projects];

    /// <summary>The packages whose assemblies users reference.</summary>
    public static TheoryData<string> Libraries => [.. Release.Projects.Where(name => name != "ConvertTyped.Tool")];

    [Fact]
    public void Each_project_produces_a_package_and_a_symbol_package_with_the_version_of_the_tag()
    {
        Assert.Contains("ConvertTyped.Aspire.Hosting", Release.Projects);
        Assert.Equal(
            Release.Projects.SelectMany(project => new[] { "nupkg", "snupkg" }.Select(kind => $"{project}.{Release.Version}.{kind}")).Order(StringComparer.Ordinal),
            Directory.GetFiles(release.Feed).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Dependencies_between_packages_have_the_version_of_the_tag()
    {
        var dependencies =
            from package in release.Packages
            from element in Package.Nuspec(package).Descendants()
            where element.Name.LocalName == "dependency" && element.Attribute("id")!.Value.StartsWith("ConvertTyped", StringComparison.Ordinal)
            select (Package: ValueOf(package, "id"), On: element.Attribute("id")!.Value, Version: element.Attribute("version")!.Value.Trim('[', ']'));
        var found = dependencies.ToList();
        Assert.Contains(("ConvertTyped.AspNetCore", "ConvertTyped.Hosting", Release.Version), found);
        Assert.Contains(("ConvertTyped.Hosting", "ConvertTyped", Release.Version), found);
        Assert.All(found, dependency => Assert.Equal(Release.Version, dependency.Version));
    }

    [Fact]
    public void Every_assembly_has_the_commit_id_and_the_version_of_the_tag()
    {
        var assemblies = Assemblies();
        Assert.Contains(assemblies, assembly => assembly.Name == "ConvertTyped.Generator");
        Assert.Contains(assemblies, assembly => assembly.Name == "convert-typed");
        Assert.All(assemblies, assembly =>
            Assert.Equal((assembly.Path, $"{Release.Version}+{release.Commit}"), (assembly.Path, assembly.InformationalVersion)));
    }

    [Fact]
    public void Every_assembly_has_a_strong_name_with_the_key_of_the_repository()
    {
        // Both the key file and the public key of an assembly contain the length, the exponent and the modulus, after headers of 12 and 24 bytes.
        var key = Convert.ToHexString(File.ReadAllBytes(Repository.At("ConvertTyped.snk"))[12..276]);
        Assert.All(Assemblies(), assembly => Assert.Equal((assembly.Path, key), (assembly.Path, Convert.ToHexString(assembly.PublicKey[24..]))));
    }

    [Fact]
    public void Every_assembly_is_deterministic() => Assert.All(Assemblies(), assembly => Assert.True(assembly.IsDeterministic, assembly.Path));

    [Fact]
    public void The_symbols_link_to_the_sources_of_the_commit()
    {
        foreach (var package in release.Packages)
        {
            var symbols = Package.Symbols(Path.ChangeExtension(package, ".snupkg"));
            Assert.NotEmpty(symbols);
            Assert.All(symbols, file =>
            {
                var folders = JsonDocument.Parse(file.SourceLink!).RootElement.GetProperty("documents").EnumerateObject().ToDictionary(map => map.Name, map => map.Value.GetString());
                Assert.Equal($"{SourcesOnTheWeb}{release.Commit}/*", folders["/_/*"]);
                Assert.All(file.Sources, source => Assert.StartsWith("/_/", source, StringComparison.Ordinal));
            });
        }
    }

    [Fact]
    public void Every_library_has_an_XML_documentation_file()
    {
        foreach (var package in release.Packages)
        {
            var names = Package.Names(package);
            Assert.All(names.Where(name => name.StartsWith("lib/", StringComparison.Ordinal) && name.EndsWith(".dll", StringComparison.Ordinal)), assembly =>
                Assert.Contains(Path.ChangeExtension(assembly, ".xml"), names));
        }
    }

    [Fact]
    public void The_release_notes_are_the_newest_section_of_the_changelog()
    {
        var section = NewestSection().Match(Repository.Read("CHANGELOG.md")).Groups[1].Value.Trim();
        Assert.NotEmpty(section);
        Assert.All(release.Packages, package => Assert.Equal(Lines(section), Lines(ValueOf(package, "releaseNotes"))));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_package_describes_its_content_and_its_origin(string project)
    {
        var package = Path.Combine(release.Feed, $"{project}.{Release.Version}.nupkg");
        Assert.Equal((project, Release.Version), (ValueOf(package, "id"), ValueOf(package, "version")));
        Assert.Equal(("Apache-2.0", "README.md", "icon.png"), (ValueOf(package, "license"), ValueOf(package, "readme"), ValueOf(package, "icon")));
        Assert.Contains("icon.png", Package.Names(package));
        Assert.Contains("feature-flags", ValueOf(package, "tags").Split(' '));
        Assert.InRange(ValueOf(package, "description").Length, 50, 400);
        var repository = Package.Nuspec(package).Descendants().Single(element => element.Name.LocalName == "repository");
        Assert.Equal(("git", Repo, release.Commit), (repository.Attribute("type")!.Value, repository.Attribute("url")!.Value, repository.Attribute("commit")!.Value));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_readme_of_a_package_has_only_absolute_links(string project)
    {
        var readme = Package.Text(Path.Combine(release.Feed, $"{project}.{Release.Version}.nupkg"), "README.md").ReplaceLineEndings("\n");
        Assert.Equal(Repository.Read("src", project, "README.md").ReplaceLineEndings("\n"), readme);
        Assert.StartsWith($"# {project}\n", readme, StringComparison.Ordinal);
        Assert.NotEmpty(Link().Matches(readme));
        Assert.All(Link().Matches(readme), link => Assert.StartsWith("https://", link.Groups["target"].Value, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_API_is_tracked_with_nullability(string project)
    {
        foreach (var file in new[] { "PublicAPI.Shipped.txt", "PublicAPI.Unshipped.txt" })
            Assert.StartsWith("#nullable enable", Repository.Read("src", project, file), StringComparison.Ordinal);
    }

    [Fact]
    public void The_API_reference_describes_every_library() => Assert.Equal(
        Libraries.Select(project => project.Data).Order(StringComparer.Ordinal),
        JsonDocument.Parse(Repository.Read("docs", "site", "docfx.json")).RootElement.GetProperty("metadata")[0].GetProperty("src")[0].GetProperty("files").EnumerateArray()
            .Select(file => Path.GetFileNameWithoutExtension(file.GetString()!)).Order(StringComparer.Ordinal));

    private List<PackedAssembly> Assemblies() => [.. release.Packages.SelectMany(Package.Assemblies)];

    private static string ValueOf(string package, string name) => Package.Nuspec(package).Descendants().Single(element => element.Name.LocalName == name).Value;

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.Trim());

    [GeneratedRegex(@"\n## [^\n]*\n(.*?)(?=\n## |\z)", RegexOptions.Singleline)]
    private static partial Regex NewestSection();

    /// <summary>Inline links and images, link definitions, and links in HTML.</summary>
    [GeneratedRegex(@"\]\((?<target>[^)\s]*)|^\s*\[[^\]]+\]:\s*(?<target>\S+)|(?:href|src)=[""'](?<target>[^""']*)", RegexOptions.Multiline)]
    private static partial Regex Link();
}
