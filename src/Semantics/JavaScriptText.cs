using System.Buffers;

namespace ConvertTyped.Semantics;

/// <summary>Text as ECMAScript sees it, whatever the culture, the globalization mode and the ICU of the machine.</summary>
internal static partial class JavaScriptText
{
    private static readonly SearchValues<char> WhiteSpace = SearchValues.Create(
        "\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF");

    internal static bool IsWhiteSpace(char c) => WhiteSpace.Contains(c);

    internal static bool IsBlank(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(WhiteSpace);

    internal static ReadOnlySpan<char> TrimStart(ReadOnlySpan<char> text)
    {
        var start = text.IndexOfAnyExcept(WhiteSpace);
        return start < 0 ? default : text[start..];
    }

    internal static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var end = text.LastIndexOfAnyExcept(WhiteSpace) + 1;
        return TrimStart(text[..end]);
    }
}
