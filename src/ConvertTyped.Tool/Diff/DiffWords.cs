namespace ConvertTyped.Tool.Diff;

internal static class DiffWords
{
    private const int Longest = 200;

    public static string For(ChangeKind kind) => kind.ToString().ToLowerInvariant();

    public static string For(AccessorEffect effect) => effect.ToString().ToLowerInvariant();

    /// <summary>Shortens a long text to its beginning. Rules and JSON values can have any length.</summary>
    public static string Shorten(string text) => text.Length <= Longest ? text : text[..Longest] + "…";
}
