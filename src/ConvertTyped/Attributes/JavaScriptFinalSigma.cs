using System.Globalization;

namespace ConvertTyped.Attributes;

/// <summary>
/// Unicode's Final_Sigma condition: a capital sigma at the end of a word becomes U+03C2. The word ends there if a cased letter precedes the sigma and
/// no cased letter follows it. Case-ignorable characters, such as accents and apostrophes, are skipped on both sides.
/// </summary>
internal static class JavaScriptFinalSigma
{
    internal static bool IsFinal(ReadOnlySpan<char> text, int index) =>
        EndsWithCasedLetter(text[..index]) && !StartsWithCasedLetter(text[(index + 1)..]);

    private static bool EndsWithCasedLetter(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var isPair = text is [.., var high, var low] && char.IsSurrogatePair(high, low);
            var codePoint = isPair ? char.ConvertToUtf32(text[^2], text[^1]) : text[^1];
            if (!IsCaseIgnorable(codePoint))
                return IsCased(codePoint);
            text = text[..^(isPair ? 2 : 1)];
        }
        return false;
    }

    private static bool StartsWithCasedLetter(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var isPair = text is [var high, var low, ..] && char.IsSurrogatePair(high, low);
            var codePoint = isPair ? char.ConvertToUtf32(text[0], text[1]) : text[0];
            if (!IsCaseIgnorable(codePoint))
                return IsCased(codePoint);
            text = text[(isPair ? 2 : 1)..];
        }
        return false;
    }

    private static bool IsCaseIgnorable(int codePoint) => codePoint switch
    {
        '\'' or '.' or ':' or '\u00B7' or '\u0387' or '\u055F' or '\u05F4' or '\u2018' or '\u2019' or '\u2024' or '\u2027'
            or '\uFE13' or '\uFE52' or '\uFE55' or '\uFF07' or '\uFF0E' or '\uFF1A' => true,
        _ => CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol,
    };

    private static bool IsCased(int codePoint) => codePoint switch
    {
        0x00AA or 0x00BA or (>= 0x2160 and <= 0x217F) or (>= 0x24B6 and <= 0x24E9)
            or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189) => true,
        _ => CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter,
    };
}
