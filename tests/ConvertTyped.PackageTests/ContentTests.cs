using System.IO.Compression;
using System.Xml.Linq;

namespace ConvertTyped.PackageTests;

public class ContentTests(Consumers consumers)
{
    [Fact]
    public void The_package_contains_the_runtime_and_the_compiler_extensions()
    {
        using var package = ZipFile.OpenRead(consumers.Built.Feed.PackagePath);
        Assert.Equal(
            [
                "README.md", "analyzers/dotnet/cs/ConvertTyped.Analyzers.dll", "analyzers/dotnet/cs/ConvertTyped.Generator.dll",
                "analyzers/dotnet/roslyn4.14/cs/ConvertTyped.CodeFixes.dll", "build/net8.0/ConvertTyped.TypeScript.targets", "build/net8.0/ConvertTyped.props",
                "build/net8.0/ConvertTyped.targets", "buildTransitive/net8.0/ConvertTyped.TypeScript.targets", "buildTransitive/net8.0/ConvertTyped.props",
                "buildTransitive/net8.0/ConvertTyped.targets", "icon.png",
                "lib/net10.0/ConvertTyped.dll", "lib/net10.0/ConvertTyped.xml", "lib/net8.0/ConvertTyped.dll", "lib/net8.0/ConvertTyped.xml",
                "schemas/convert.fallbacks.schema.json", "schemas/convert.retired.schema.json", "schemas/convert.schema.json",
                "schemas/test-cases.schema.json",
            ],
            Names(package).Where(name => !IsOfTheFormat(name)));
    }

    [Fact]
    public void Packing_prints_no_warning()
    {
        _ = consumers.Built;
        Assert.DoesNotContain("warning", consumers.Built.Feed.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_symbols_are_in_a_separate_package()
    {
        using var symbols = ZipFile.OpenRead(consumers.Built.Feed.SymbolsPath);
        Assert.Equal(["lib/net10.0/ConvertTyped.pdb", "lib/net8.0/ConvertTyped.pdb"], Names(symbols).Where(name => !IsOfTheFormat(name)));
    }

    [Fact]
    public void The_package_depends_only_on_abstractions_and_its_metadata_is_complete()
    {
        using var package = ZipFile.OpenRead(consumers.Built.Feed.PackagePath);
        using var nuspec = package.GetEntry("ConvertTyped.nuspec")!.Open();
        var elements = XDocument.Load(nuspec).Descendants().ToList();

        Assert.Equal(
            ["Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions"],
            elements.Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value).Distinct().Order(StringComparer.Ordinal));
        var repository = elements.Single(element => element.Name.LocalName == "repository");
        Assert.Equal(("git", "https://github.com/converttyped/converttyped"), (repository.Attribute("type")!.Value, repository.Attribute("url")!.Value));
        foreach (var name in new[] { "readme", "icon", "license", "description", "tags" })
            Assert.Contains(elements, element => element.Name.LocalName == name && element.Value.Length > 0);
    }

    private static IEnumerable<string> Names(ZipArchive archive) => archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal);

    private static bool IsOfTheFormat(string name) =>
        name.StartsWith("_rels/", StringComparison.Ordinal) || name.StartsWith("package/", StringComparison.Ordinal)
        || name is "[Content_Types].xml" or "ConvertTyped.nuspec";
}
