using System.Text.RegularExpressions;

namespace ConvertTyped.Tests;

/// <summary>Tests conventions of the source code that no analyzer checks.</summary>
public partial class DialectTests
{
    private const int MostLines = 250;

    private static readonly string[] Folders = ["src", "generator", "analyzers", "samples", "tests"];

    /// <summary>The allowed names of cancellation tokens: the usual name, and the names for tokens that stop a component.</summary>
    private static readonly string[] Names = ["cancellationToken", "closing", "stopping", "stoppingToken"];

    [Fact]
    public void A_cancellation_token_has_one_of_the_allowed_names()
    {
        var others =
            from file in Repository.SourceFiles(Folders)
            from Match parameter in TokenParameter().Matches(File.ReadAllText(file))
            where !Names.Contains(parameter.Groups[1].Value)
            select $"{Path.GetRelativePath(Repository.Root, file)}: {parameter.Groups[1].Value}";
        Assert.Empty(others);
    }

    [Fact]
    public void No_source_file_of_a_package_is_longer_than_250_lines_without_documentation_comments()
    {
        var longer =
            from file in Repository.SourceFiles("src", "generator", "analyzers")
            let lines = File.ReadLines(file).Count(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal))
            where lines > MostLines
            select $"{Path.GetRelativePath(Repository.Root, file)}: {lines} lines";
        Assert.Empty(longer);
    }

    [Fact]
    public void Each_public_type_of_a_package_has_its_own_file()
    {
        var shared =
            from file in Repository.SourceFiles("src")
            // ConvertTyped.Cleanup is not a package: its types are public for the tool and the code fixes.
            where !file.Contains("ConvertTyped.Cleanup", StringComparison.Ordinal)
            let types = PublicType().Matches(File.ReadAllText(file)).Select(type => type.Groups["name"].Value).Distinct().ToArray()
            where types.Length > 1 || (types is [var name] && !Path.GetFileName(file).StartsWith(name, StringComparison.Ordinal))
            select $"{Path.GetRelativePath(Repository.Root, file)}: {string.Join(", ", types)}";
        Assert.Empty(shared);
    }

    [GeneratedRegex(@"^public [\w ]*(?:class|struct|record|interface|enum) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"\bCancellationToken\??\s+([a-z]\w*)\s*[,)=]")]
    private static partial Regex TokenParameter();
}
