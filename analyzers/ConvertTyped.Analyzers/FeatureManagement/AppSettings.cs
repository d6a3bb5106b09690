using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers.FeatureManagement;

/// <summary>
/// A settings file of the application, and the feature flags that it defines in either schema of FeatureManagement. It may contain comments and trailing
/// commas, which .NET's configuration accepts. The compiler caches this object with the file's text.
/// </summary>
internal sealed class AppSettings
{
    public static readonly SourceTextValueProvider<AppSettings> Provider = new(static text => new AppSettings(JsonReader.Read(text.ToString()).Root));

    private const string FlagList = "feature_flags";
    private const string Separator = ":";

    private readonly JsonNode _root;

    private AppSettings(JsonNode root) => _root = root;

    /// <summary>The names of the flags in one section, such as <c>FeatureManagement</c> or <c>App:Flags</c>.</summary>
    public IEnumerable<string> FlagsIn(string section) => FlagsIn(_root, section);

    /// <summary>The flags of the section are the names of its members, or the ids in its <c>feature_flags</c> list.</summary>
    private static IEnumerable<string> FlagsIn(JsonNode node, string section)
    {
        foreach (var member in node.Members)
        {
            if (member.Name.Equals(section, StringComparison.OrdinalIgnoreCase))
            {
                foreach (var flag in member.Value.Members.SelectMany(FlagsOf))
                    yield return flag;
            }
            else if (Below(member.Name, section) is { } flag)
            {
                yield return FirstSegment(flag);
            }
            else if (Below(section, member.Name) is { } rest)
            {
                foreach (var inner in FlagsIn(member.Value, rest))
                    yield return inner;
            }
        }
    }

    private static IEnumerable<string> FlagsOf(JsonMember member) => member.Name.Equals(FlagList, StringComparison.OrdinalIgnoreCase) && member.Value.Kind == JsonKind.Array
        ? member.Value.Items.Select(IdOf).OfType<string>()
        : [FirstSegment(member.Name)];

    private static string? IdOf(JsonNode flag) => flag.Members.FirstOrDefault(member => member.Name.Equals("id", StringComparison.OrdinalIgnoreCase))?.Value.AsText();

    private static string? Below(string path, string section) =>
        path.StartsWith(section + Separator, StringComparison.OrdinalIgnoreCase) ? path.Substring(section.Length + Separator.Length) : null;

    private static string FirstSegment(string path) => path.Split(Separator[0])[0];
}
