using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ConvertTyped.Tests;

/// <summary>Tests the XML documentation of the packages: summaries add information, and examples compile.</summary>
public partial class XmlDocumentationTests
{
    /// <summary>Words that add no information to a name.</summary>
    private static readonly string[] Fillers =
        ["a", "an", "and", "by", "for", "get", "gets", "has", "in", "is", "it", "its", "of", "or", "return", "returns", "s", "sets", "that", "the", "this", "to", "whether", "with"];

    [Fact]
    public void No_summary_merely_repeats_the_name_of_its_member()
    {
        var repeating =
            from file in Repository.SourceFiles("src")
            from Match summary in Summary().Matches(File.ReadAllText(file))
            let name = NameOf(summary.Groups["declaration"].Value)
            let said = WordsOf(Tag().Replace(summary.Groups["text"].Value, " $1 ")).Except(Fillers.Select(Singular)).ToList()
            where said.Count > 0 && !said.Except(WordsOf(name)).Any()
            select $"{Path.GetFileName(file)}: {name}: {summary.Groups["text"].Value}";

        Assert.Empty(repeating);
    }

    [Fact]
    public void Every_example_is_code_that_compiles()
    {
        var compiled = Repository.SourceFiles("samples", "tests/ConvertTyped.Snippets").Select(file => Normalize(File.ReadAllText(file))).ToList();
        var inline =
            from file in Repository.SourceFiles("src")
            from Match example in Example().Matches(File.ReadAllText(file))
            select WebUtility.HtmlDecode(example.Groups["code"].Value.Replace("///", "", StringComparison.Ordinal));
        List<string> examples = [.. inline, .. Included().Elements().Select(entry => entry.Value)];

        Assert.InRange(examples.Count, 30, int.MaxValue);
        Assert.All(examples, code => Assert.Contains(compiled, source => source.Contains(Normalize(code), StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_included_example_exists_and_is_used()
    {
        var used =
            from file in Repository.SourceFiles("src")
            from Match include in Include().Matches(File.ReadAllText(file))
            select include.Groups["name"].Value;

        Assert.Equal(Included().Elements().Select(entry => entry.Name.LocalName).Order(StringComparer.Ordinal), used.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("ConvertContext", "With", "RunExperience", "RunFeature", "RunCustomSegments", "DiagnoseExperience", "TrackConversion", "SetPreviewAsync", "SetAttributes", "SetSegments")]
    [InlineData("ConvertCore", "Start", "CreateContext", "On", "FlushAsync", "CommitAsync")]
    [InlineData("ConvertOptions", "Refresh", "AutoFlushInterval", "Manifest", "ConfigCache")]
    [InlineData("ConvertConfig", "FromDecisions")]
    [InlineData("IAsyncDataStore", "UpdateAsync")]
    [InlineData("IEventOutbox", "IEventOutbox")]
    public void Members_that_are_not_obvious_have_an_example(string type, params string[] members)
    {
        var text = File.ReadAllText(Repository.At("src", "ConvertTyped", type + ".cs"));

        Assert.All(members, member => Assert.Matches($@"<include file=""Examples\.xml"".*\n(\s*(///|\[).*\n)*\s*[^/\s].*\b{member}\b", text));
    }

    private static XElement Included() => XElement.Load(Repository.At("src", "ConvertTyped", "Examples.xml"));

    private static string NameOf(string declaration) => Identifier().Matches(Signature().Match(declaration).Value).LastOrDefault()?.Value ?? "";

    private static IEnumerable<string> WordsOf(string text) => Word().Matches(text).Select(word => Singular(word.Value.ToLowerInvariant()));

    private static string Singular(string word) => word.Length > 3 && word.EndsWith('s') ? word[..^1] : word;

    private static string Normalize(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex(@"/// <summary>(?<text>[^\n]*)</summary>\n(\s*(///|\[)[^\n]*\n)*(?<declaration>[^\n]*)")]
    private static partial Regex Summary();

    /// <summary>The part of a declaration that ends with the name of the member.</summary>
    [GeneratedRegex(@"^[^({;=]*?(?=\s*(<[^<>]*>\s*)?\(|\s*[{;=:,]|\s*$)")]
    private static partial Regex Signature();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")]
    private static partial Regex Word();

    [GeneratedRegex(@"<(?:[^>]*""[^""]*?(\w+)(?:\([^""]*)?"")?[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"/// <code>\n(?<code>(\s*///[^\n]*\n)*?)\s*/// </code>")]
    private static partial Regex Example();

    [GeneratedRegex(@"<include file=""Examples\.xml"" path=""examples/(?<name>\w+)/\*""/>")]
    private static partial Regex Include();
}
