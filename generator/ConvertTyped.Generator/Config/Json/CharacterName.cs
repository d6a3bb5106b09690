namespace ConvertTyped.Generator.Config.Json;

/// <summary>Formats a character for a message. Only visible ASCII characters are shown as they are; all others are shown by their codes.</summary>
internal static class CharacterName
{
    public static string Describe(char c) => c is > ' ' and <= '~' ? $"'{c}'" : $"U+{(int)c:X4}";
}
