using System.Text.RegularExpressions;

namespace ConvertTyped.Tests;

/// <summary>Tests that a type name has the same meaning in all projects of src, generator and analyzers. Nested types are not considered.</summary>
public partial class TypeNameTests
{
    /// <summary>The type names that several projects share, and the concept that each name stands for.</summary>
    private static readonly Dictionary<string, string> Shared = new()
    {
        ["ConfigEntity"] = "An entity of a config: with properties at run time, as a JSON node with positions at build time.",
        ["ExtensionMember"] = "A member that generated code adds to a context: the generator emits it, and the code fixes write code that uses it.",
        ["FeatureDecision"] = "The decision about a feature: for one visitor in the runtime, and for everyone in the cleanup of a finished flag.",
        ["Log"] = "The log messages of a package.",
        ["VariationServices"] = "Services with an implementation for each variation: the hosting package registers them, and the cleanup folds their registration.",
    };

    [Fact]
    public void Projects_share_a_type_name_only_for_the_same_concept()
    {
        var names =
            from file in Repository.SourceFiles("src", "generator", "analyzers")
            from Match type in TopLevelType().Matches(File.ReadAllText(file))
            group ProjectOf(file) by type.Groups["name"].Value into projects
            where projects.Distinct().Count() > 1
            select projects.Key;
        Assert.Equal(Shared.Keys.Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    /// <summary>The folder of the project, such as <c>src/ConvertTyped.Tool</c>.</summary>
    private static string ProjectOf(string file) => string.Join('/', Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Take(2));

    [GeneratedRegex(@"^(?:[a-z]+ )*(?:class|struct|record|interface|enum) (?<name>[A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();
}
