namespace ConvertTyped.Semantics;

/// <summary>White space as ECMAScript defines it, which differs from .NET's definition.</summary>
internal static class JavaScriptText
{
    internal static bool IsWhiteSpace(char c) => c is (>= '\t' and <= '\r') or ' ' or '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A')
        or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000' or '\uFEFF';

    internal static bool IsBlank(ReadOnlySpan<char> text) => TrimStart(text).IsEmpty;

    internal static ReadOnlySpan<char> TrimStart(ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && IsWhiteSpace(text[start]))
            start++;
        return text[start..];
    }

    internal static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var end = text.Length;
        while (end > 0 && IsWhiteSpace(text[end - 1]))
            end--;
        return TrimStart(text[..end]);
    }
}
