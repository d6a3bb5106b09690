namespace ConvertTyped.Generator.Config.Json;

/// <summary>Formats a character for a message. Visible ASCII characters are shown in quotes, and all others as codes such as U+00A0.</summary>
internal static class CharacterName
{
    public static string Describe(char c) => c is > ' ' and <= '~' ? $"'{c}'" : $"U+{(int)c:X4}";
}
