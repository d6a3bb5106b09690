using System.Text.RegularExpressions;

namespace ConvertTyped.Tests;

/// <summary>Conventions of the source that no analyzer checks.</summary>
public partial class DialectTests
{
    private static readonly string[] Folders = ["src", "generator", "analyzers", "samples", "tests"];

    /// <summary>Besides the usual name: tokens that stand for the end of a whole part, as in .NET's own hosting.</summary>
    private static readonly string[] Names = ["cancellationToken", "closing", "stopping", "stoppingToken"];

    [Fact]
    public void A_cancellation_token_is_called_cancellationToken()
    {
        var others =
            from folder in Folders
            from file in Directory.EnumerateFiles(Repository.At(folder), "*.cs", SearchOption.AllDirectories)
            where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            from Match parameter in TokenParameter().Matches(File.ReadAllText(file))
            where !Names.Contains(parameter.Groups[1].Value)
            select $"{Path.GetRelativePath(Repository.Root, file)}: {parameter.Groups[1].Value}";
        Assert.Empty(others);
    }

    [GeneratedRegex(@"\bCancellationToken\??\s+([a-z]\w*)\s*[,)=]")]
    private static partial Regex TokenParameter();
}
