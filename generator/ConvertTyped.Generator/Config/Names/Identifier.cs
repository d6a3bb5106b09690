using System.Globalization;
using System.Text;

namespace ConvertTyped.Generator.Config.Names;

/// <summary>The C# name that a key asks for: its words capitalised and joined.</summary>
internal static class Identifier
{
    /// <summary>
    /// <c>checkout-banner</c> → <c>CheckoutBanner</c>. Empty when the key has neither letter nor digit. Letters outside the Basic
    /// Multilingual Plane divide words like punctuation: C# knows none of them.
    /// </summary>
    public static string From(string key)
    {
        var name = new StringBuilder(key.Length + 1);
        var beginsWord = true;
        foreach (var c in key)
        {
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

    /// <summary>A name for a key without letters and digits: the code units of its characters.</summary>
    public static string FromPunctuation(string key) => "_" + string.Concat(key.Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)));

    // Accents and vowel signs belong to the letter before them.
    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
