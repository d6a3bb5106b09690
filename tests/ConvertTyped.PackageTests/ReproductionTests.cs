using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace ConvertTyped.PackageTests;

/// <summary>Tests that users can rebuild a package and compare the result with the original.</summary>
public sealed class ReproductionTests(Release release)
{
    [Fact]
    public void A_clone_in_another_folder_produces_packages_with_identical_files()
    {
        foreach (var package in Directory.GetFiles(release.Feed))
            Assert.Equal(Hashes(package), Hashes(Path.Combine(release.FeedOfClone, Path.GetFileName(package))));
    }

    [Fact]
    public void No_file_in_a_package_contains_the_path_of_the_build_folder()
    {
        var (narrow, wide) = (Latin(Encoding.UTF8), Latin(Encoding.Unicode));
        foreach (var package in Directory.GetFiles(release.Feed))
        {
            using var archive = ZipFile.OpenRead(package);
            Assert.All(archive.Entries, entry =>
            {
                using var reader = new StreamReader(entry.Open(), Encoding.Latin1);
                var bytes = reader.ReadToEnd();
                Assert.False(bytes.Contains(narrow, StringComparison.Ordinal) || bytes.Contains(wide, StringComparison.Ordinal), $"{Path.GetFileName(package)}: {entry.FullName}");
            });
        }

        // Latin-1 has one character for each byte. String literals in an assembly are UTF-16.
        string Latin(Encoding encoding) => Encoding.Latin1.GetString(encoding.GetBytes(release.BuildFolder));
    }

    private static SortedDictionary<string, string> Hashes(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return new(archive.Entries.Where(entry => !IsNamedAtRandom(entry.FullName)).ToDictionary(entry => entry.FullName, Hash), StringComparer.Ordinal);
    }

    /// <summary>Whether a file differs in each build: NuGet gives the <c>.psmdcp</c> file a random name, and <c>_rels/.rels</c> contains that name.</summary>
    private static bool IsNamedAtRandom(string name) => name.EndsWith(".psmdcp", StringComparison.Ordinal) || name == "_rels/.rels";

    private static string Hash(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        return Convert.ToHexString(SHA256.HashData(content));
    }
}
