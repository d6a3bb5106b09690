namespace ConvertTyped.Generator.Config.Json;

/// <summary>The number grammar of RFC 8259, section 6.</summary>
internal static class JsonNumber
{
    public static bool IsValid(string text)
    {
        var at = text.Length > 0 && text[0] == '-' ? 1 : 0;
        var digits = CountDigits(text, at);
        if (digits == 0 || (digits > 1 && text[at] == '0'))
            return false;
        at += digits;

        if (at < text.Length && text[at] == '.')
        {
            digits = CountDigits(text, at + 1);
            if (digits == 0)
                return false;
            at += 1 + digits;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '+' or '-')
                at++;
            digits = CountDigits(text, at);
            if (digits == 0)
                return false;
            at += digits;
        }

        return at == text.Length;
    }

    private static int CountDigits(string text, int start)
    {
        var at = start;
        while (at < text.Length && text[at] is >= '0' and <= '9')
            at++;
        return at - start;
    }
}
