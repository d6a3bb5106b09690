namespace ConvertTyped.Generator.Config.Json;

/// <summary>Formats a character for a message, so that invisible characters are shown by their codes.</summary>
internal static class CharacterName
{
    public static string Describe(char c) => c is > ' ' and <= '~' ? $"'{c}'" : $"U+{(int)c:X4}";
}
