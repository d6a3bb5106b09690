namespace ConvertTyped.Tool.Diff;

internal static class DiffWords
{
    private const int Longest = 200;

    public static string For(ChangeKind kind) => kind.ToString().ToLowerInvariant();

    public static string For(AccessorEffect effect) => effect.ToString().ToLowerInvariant();

    /// <summary>Rules and JSON values can have any length, so only their beginning is shown.</summary>
    public static string Shorten(string text) => text.Length <= Longest ? text : text[..Longest] + "…";
}
