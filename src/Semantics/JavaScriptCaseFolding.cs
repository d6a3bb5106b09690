namespace ConvertTyped.Semantics;

/// <summary>
/// The code units that a pattern with the flag <c>i</c>, and without <c>u</c>, treats as the same letter, because they have the same upper case. A code
/// unit beyond ASCII never folds to ASCII. If the upper case of a code unit has several characters, the code unit folds only to itself.
/// </summary>
internal static class JavaScriptCaseFolding
{
    // Pairs of letters: the first letter folds to the second letter, but the lower case of the second letter is not the first letter.
    private const string FoldedOneWay =
        "\u00B5\u039C\u01C5\u01C4\u01C8\u01C7\u01CB\u01CA\u01F2\u01F1\u0345\u0399\u03C2\u03A3\u03D0\u0392\u03D1\u0398\u03D5\u03A6" +
        "\u03D6\u03A0\u03F0\u039A\u03F1\u03A1\u03F5\u0395\u1C80\u0412\u1C81\u0414\u1C82\u041E\u1C83\u0421\u1C84\u0422\u1C85\u0422" +
        "\u1C86\u042A\u1C87\u0462\u1C88\uA64A\u1E9B\u1E60\u1FBE\u0399";

    private static readonly Dictionary<char, string> Classes = FindClasses();

    /// <summary>The members of <paramref name="c"/>'s case-folding class that lowercase text can contain; if there are none, the whole class.</summary>
    internal static string LowerCaseOf(char c)
    {
        if (char.IsAscii(c))
            return char.ToLowerInvariant(c).ToString();
        if (!Classes.TryGetValue(c, out var members))
            return c.ToString();
        var lower = string.Concat(members.Where(member => JavaScriptCaseTable.ToLower(member) == member));
        return lower.Length > 0 ? lower : members;
    }

    /// <summary>The non-ASCII case-folding classes with more than one member. Each member is a key for its class.</summary>
    internal static IReadOnlyDictionary<char, string> ClassesBeyondAscii => Classes;

    private static Dictionary<char, string> FindClasses()
    {
        var members = new Dictionary<char, string>();
        foreach (var (upper, lower) in JavaScriptCaseTable.Pairs().Where(pair => !LowersWithoutFolding(pair.Upper)))
            members[upper] = $"{upper}{lower}";
        for (var i = 0; i < FoldedOneWay.Length; i += 2)
            members[FoldedOneWay[i + 1]] += FoldedOneWay[i];

        return members.Values.SelectMany(group => group.Select(member => (member, group))).ToDictionary(entry => entry.member, entry => entry.group);
    }

    /// <summary>Whether the lower case of <paramref name="upper"/> is ASCII, or has another upper case, which may have several characters.</summary>
    private static bool LowersWithoutFolding(char upper) => upper is '\u01C5' or '\u01C8' or '\u01CB' or '\u01F2'
        or '\u03F4' or '\u1E9E' or '\u2126' or '\u212A' or '\u212B'
        or (>= '\u1F88' and <= '\u1FAF') or '\u1FBC' or '\u1FCC' or '\u1FFC';
}
