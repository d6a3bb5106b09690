namespace ConvertTyped.Tests;

public class ReadmeTests
{
    [Fact]
    public void Every_snippet_is_code_that_compiles()
    {
        var compiled = CompiledSources().Select(file => Normalize(File.ReadAllText(file))).ToList();
        var snippets = Snippets(File.ReadAllText(Path.Combine(Repository.Root, "README.md"))).ToList();

        Assert.NotEmpty(snippets);
        Assert.All(snippets, snippet => Assert.Contains(compiled, source => source.Contains(Normalize(snippet), StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("dotnet run --project samples/Quickstart")]
    [InlineData("dotnet test")]
    [InlineData("error CS1061")]
    public void The_first_screen_says(string text)
    {
        const int Screen = 60;
        Assert.Contains(File.ReadLines(Path.Combine(Repository.Root, "README.md")).Take(Screen), line => line.Contains(text, StringComparison.Ordinal));
    }

    private static IEnumerable<string> CompiledSources() =>
        new[] { "samples", "tests/ConvertTyped.Snippets" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static IEnumerable<string> Snippets(string markdown)
    {
        const string Open = "```csharp\n";
        for (var at = markdown.IndexOf(Open, StringComparison.Ordinal); at >= 0; at = markdown.IndexOf(Open, at, StringComparison.Ordinal))
        {
            at += Open.Length;
            yield return markdown[at..markdown.IndexOf("```", at, StringComparison.Ordinal)];
        }
    }

    private static string Normalize(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
}
