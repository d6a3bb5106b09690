using System.Globalization;
using ConvertTyped.Tool.Configs;

namespace ConvertTyped.Tool.Usages;

/// <summary>Uses <c>git blame</c> to find the author of the last change to a line.</summary>
internal static class Blame
{
    private const string AuthorPrefix = "author ";

    /// <summary>The start of the commit id that git reports for a line that is not committed.</summary>
    private const string Uncommitted = "0000000";

    public static async Task<IReadOnlyList<EntityUsages>> AddAuthorsAsync(IReadOnlyList<EntityUsages> entities, CancellationToken cancellationToken)
    {
        var authors = new Dictionary<(string, int), string?>();
        foreach (var file in entities.SelectMany(entity => entity.Places).GroupBy(place => place.File))
        {
            foreach (var line in file.Select(place => place.Line).Distinct())
                authors[(file.Key, line)] = await AuthorOfAsync(file.Key, line, cancellationToken);
        }
        return [.. entities.Select(entity => entity with { Places = [.. entity.Places.Select(place => place with { Author = authors[(place.File, place.Line)] })] })];
    }

    private static async Task<string?> AuthorOfAsync(string file, int line, CancellationToken cancellationToken)
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"{line},{line}");
        var blame = await Git.RunAsync(["blame", "--porcelain", "-L", range, "--", Path.GetFileName(file)], Path.GetDirectoryName(file)!, cancellationToken);
        return blame is { ExitCode: 0 } shown && !shown.Output.StartsWith(Uncommitted, StringComparison.Ordinal)
            ? shown.Output.Split('\n').FirstOrDefault(text => text.StartsWith(AuthorPrefix, StringComparison.Ordinal))?[AuthorPrefix.Length..]
            : null;
    }
}
