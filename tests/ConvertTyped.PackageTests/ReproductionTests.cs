using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace ConvertTyped.PackageTests;

/// <summary>Whoever doubts a package can build it again and compare.</summary>
public sealed class ReproductionTests(Consumers consumers) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ConvertTyped.").FullName;

    [Fact]
    public void A_build_of_the_same_sources_in_another_folder_gives_identical_bytes()
    {
        var (packed, feed) = (consumers.Built.Feed, Path.Combine(_folder, "feed"));
        new SourceCopy(Repository.Root, Path.Combine(_folder, "another", "folder")).Pack("src/ConvertTyped", packed.Version, feed);

        foreach (var package in new[] { packed.PackagePath, packed.SymbolsPath })
            Assert.Equal(Hashes(package), Hashes(Path.Combine(feed, Path.GetFileName(package))));
    }

    [Fact]
    public void Packed_assemblies_name_their_sources_but_not_the_build_folder()
    {
        var feed = consumers.Built.Feed;
        Assert.Contains(SourceCopy.Sources, Text(feed.SymbolsPath, "lib/net8.0/ConvertTyped.pdb"), StringComparison.Ordinal);
        foreach (var part in new[] { "ConvertTyped.Generator.dll", "ConvertTyped.Analyzers.dll" })
            Assert.DoesNotContain(feed.Folder, Text(feed.PackagePath, "analyzers/dotnet/cs/" + part), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static SortedDictionary<string, string> Hashes(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return new(archive.Entries.Where(entry => !IsNamedAtRandom(entry.FullName)).ToDictionary(entry => entry.FullName, Hash), StringComparer.Ordinal);
    }

    /// <summary>NuGet gives the first of these files a random name, and the relations name it.</summary>
    private static bool IsNamedAtRandom(string name) => name.EndsWith(".psmdcp", StringComparison.Ordinal) || name == "_rels/.rels";

    private static string Hash(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        return Convert.ToHexString(SHA256.HashData(content));
    }

    private static string Text(string package, string name)
    {
        using var archive = ZipFile.OpenRead(package);
        using var reader = new StreamReader(archive.GetEntry(name)!.Open(), Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
