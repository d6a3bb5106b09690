namespace ConvertTyped.Semantics;

/// <summary>Saturating arithmetic for the work of a backtracking matcher at one position of the text.</summary>
internal static class JavaScriptPatternCost
{
    internal const int Limit = 8192;

    internal static int Add(int left, int right) => (int)Math.Min((long)left + right, Limit);

    internal static int Multiply(int left, int right) => (int)Math.Min((long)left * right, Limit);

    /// <summary>The number of ways to match a body from <paramref name="min"/> to <paramref name="max"/> times.</summary>
    internal static int Repeat(int paths, int min, int max)
    {
        if ((long)max - min >= Limit)
            return Limit;

        var total = 0;
        var chain = Power(paths, min);
        for (var count = min; count <= max && total < Limit; count++)
        {
            total = Add(total, chain);
            chain = Multiply(chain, paths);
        }
        return total;
    }

    private static int Power(int paths, int exponent)
    {
        var result = 1;
        for (var i = 0; paths > 1 && i < exponent && result < Limit; i++)
            result = Multiply(result, paths);
        return result;
    }
}
