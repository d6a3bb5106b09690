using System.Globalization;
using System.Text;

namespace ConvertTyped.Generator.Config.Names;

/// <summary>Converts a key to a C# name: its words, capitalized and joined.</summary>
internal static class Identifier
{
    /// <summary>The maximum length of a name without suffixes. Names in metadata are limited to 1,023 bytes, and a letter takes up to three bytes.</summary>
    public const int LongestName = 250;

    /// <summary>
    /// <c>checkout-banner</c> → <c>CheckoutBanner</c>. Empty if the key contains neither letters nor digits. Letters outside the Basic Multilingual Plane
    /// separate words, as punctuation does, because C# does not allow such letters in names. The name of a very long key contains only its beginning.
    /// </summary>
    public static string From(string key)
    {
        var name = new StringBuilder(key.Length + 1);
        var beginsWord = true;
        foreach (var c in key)
        {
            if (name.Length >= LongestName)
                break;
            if (char.IsLetterOrDigit(c))
            {
                if (name.Length == 0 && !char.IsLetter(c))
                    name.Append('_');
                name.Append(beginsWord ? char.ToUpperInvariant(c) : c);
                beginsWord = false;
            }
            else if (!beginsWord && IsMark(c))
            {
                name.Append(c);
            }
            else
            {
                beginsWord = true;
            }
        }
        return name.ToString();
    }

    /// <summary>The name for a key without letters or digits. The name consists of the codes of the key's first characters.</summary>
    public static string FromPunctuation(string key) => "_" + string.Concat(key.Take(LongestName / 4).Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)));

    // Accents and vowel signs are part of the letter before them.
    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
