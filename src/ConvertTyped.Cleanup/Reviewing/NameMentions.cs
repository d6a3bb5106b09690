using System.Text.RegularExpressions;

namespace ConvertTyped.Cleanup.Reviewing;

/// <summary>
/// Finds likely mentions of a flag or a variation in text and identifiers. A short name or a common word, such as the variation <c>a</c>, is a
/// mention only in quotation marks or beside a word such as "variation".
/// </summary>
internal sealed class NameMentions(string? key, string memberName)
{
    private const string Kinds = "variation|variant|version|group|branch|arm|bucket|flag|feature|experiment|experience";

    /// <summary>Names of variations that are also common words in comments.</summary>
    private static readonly HashSet<string> CommonWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "base", "both", "default", "disabled", "enabled", "false", "hide", "less", "main", "more", "none", "original", "other", "show", "test", "true", "with", "without",
    };

    private static readonly Regex General = new(@"(?i)\b(experiments?|variations?|variants?|A/B|control group|test group|feature flags?|feature toggles?)\b", RegexOptions.CultureInvariant);
    private static readonly Regex GeneralWord = new("(?<![a-z])(Experiment|Variation|Variant)s?(?![a-z])|(?<![A-Za-z])(experiment|variation|variant)s?(?![a-z])", RegexOptions.CultureInvariant);

    private readonly string[] _names = [.. new[] { key, memberName }.OfType<string>().Distinct()];

    /// <summary>A variation for which only the member of the generated enum is known. Its key is assumed to be the member's name in kebab case.</summary>
    internal static NameMentions ForMember(string memberName) => new(Regex.Replace(memberName, "(?<=[a-z0-9])(?=[A-Z])", "-").ToLowerInvariant(), memberName);

    /// <summary>The position of a general word such as "experiment" in the text; null if the text contains no such word.</summary>
    internal static int? GeneralIndexIn(string text) => General.Match(text) is { Success: true } match ? match.Index : null;

    /// <summary>Whether an identifier contains a general word such as "experiment".</summary>
    internal static bool IsGeneralIn(string identifier) => GeneralWord.IsMatch(identifier);

    internal string MemberName => memberName;

    /// <summary>
    /// Whether the key consists of several words or contains a digit, and therefore rarely occurs in any other sense. Short keys such as <c>v2</c> do not count.
    /// </summary>
    internal bool IsCompound { get; } = IsCompoundName(key ?? memberName);

    /// <summary>
    /// The verb in a note about a mention. It is "may mention" for a single word that is neither short nor common, such as "express", because the text may use
    /// the word in its usual sense.
    /// </summary>
    internal string Verb { get; } = !IsCompoundName(key ?? memberName) && IsWord(memberName) ? "may mention" : "mentions";

    /// <summary>The position of the first mention in the text; null if the text contains no mention. The key is searched for first, and then the member name.</summary>
    internal int? IndexIn(string text)
    {
        foreach (var name in _names)
        {
            if (Regex.Match(text, TextPattern(name), RegexOptions.CultureInvariant) is { Success: true } match)
                return match.Groups["name"].Index;
        }

        return null;
    }

    /// <summary>Whether an identifier contains the name, possibly with other words.</summary>
    internal bool IsPartOf(string identifier)
    {
        var name = Regex.Escape(memberName);
        return IsCompound ? identifier.Replace("_", "").IndexOf(memberName.Replace("_", ""), StringComparison.OrdinalIgnoreCase) >= 0
            : IsWord(memberName) ? Regex.IsMatch(identifier, $"((?<![A-Za-z])|(?<=[a-z0-9])){name}(?![a-z])|(?<![A-Za-z]){name.ToLowerInvariant()}(?![a-z])", RegexOptions.CultureInvariant)
            : Regex.IsMatch(identifier, $"{name}(Variation|Variant)|(Variation|Variant){name}(?![a-z])", RegexOptions.CultureInvariant);
    }

    private static string TextPattern(string name)
    {
        var word = $"(?<name>{Regex.Escape(name)})";
        var whole = $"(?<![A-Za-z0-9]){word}(?![A-Za-z0-9])";
        return IsCompoundName(name) ? word
            : IsWord(name) ? whole
            : $"['\"`>]{word}['\"`<]|\\b(?i:{Kinds}) {whole}";
    }

    private static bool IsCompoundName(string name) =>
        name.Any(character => !char.IsLetter(character)) && name.Length > 3 || name.Skip(1).Any(char.IsUpper) && name.Any(char.IsLower);

    private static bool IsWord(string name) => name.Length > 3 && !CommonWords.Contains(name);
}
