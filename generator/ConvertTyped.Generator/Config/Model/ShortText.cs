namespace ConvertTyped.Generator.Config.Model;

/// <summary>Shortens text from a config for documentation comments.</summary>
internal static class ShortText
{
    private const int Longest = 30;

    public static string Shorten(string text)
    {
        if (text.Length == 0)
            return "\"\"";
        if (text.Length <= Longest)
            return text;
        return text.Substring(0, char.IsHighSurrogate(text[Longest - 2]) ? Longest - 2 : Longest - 1) + "…";
    }
}
