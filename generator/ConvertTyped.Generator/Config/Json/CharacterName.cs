namespace ConvertTyped.Generator.Config.Json;

/// <summary>How a message shows a character, so that one that cannot be seen is not shown as nothing.</summary>
internal static class CharacterName
{
    public static string Of(char c) => c is > ' ' and <= '~' ? $"'{c}'" : $"U+{(int)c:X4}";
}
