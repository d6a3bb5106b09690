namespace ConvertTyped.Generator.Config.Names;

/// <summary>Orders entities by id: first numeric ids of any length, by value; then all other ids, by character; then entities without an id.</summary>
internal static class EntityIdOrder
{
    public static int Compare(string? left, string? right)
    {
        var rank = Rank(left).CompareTo(Rank(right));
        if (rank != 0 || left is null || right is null)
            return rank;
        return Rank(left) == 0 ? CompareNumbers(left, right) : string.CompareOrdinal(left, right);
    }

    private static int Rank(string? id) => id switch
    {
        null => 2,
        _ when id.Length > 0 && id.All(c => c is >= '0' and <= '9') => 0,
        _ => 1,
    };

    private static int CompareNumbers(string left, string right)
    {
        var a = left.TrimStart('0');
        var b = right.TrimStart('0');
        var difference = a.Length.CompareTo(b.Length);
        if (difference == 0)
            difference = string.CompareOrdinal(a, b);
        return difference != 0 ? difference : string.CompareOrdinal(left, right);
    }
}
