namespace ConvertTyped.Semantics;

/// <summary>How many times a part of a pattern is repeated. The minimum may be greater than the maximum, which JavaScript rejects.</summary>
internal readonly record struct JavaScriptQuantifier(int Min, int Max, bool IsLazy)
{
    /// <summary>Reads a quantifier; null if no quantifier follows. The caller reads braces that do not form a quantifier as characters.</summary>
    internal static JavaScriptQuantifier? TryRead(JavaScriptPatternCursor cursor)
    {
        int min, max;
        if (cursor.TryTake('*'))
            (min, max) = (0, JavaScriptPatternNode.Unlimited);
        else if (cursor.TryTake('+'))
            (min, max) = (1, JavaScriptPatternNode.Unlimited);
        else if (cursor.TryTake('?'))
            (min, max) = (0, 1);
        else if (!TryReadBraces(cursor, out min, out max))
            return null;
        return new(min, max, cursor.TryTake('?'));
    }

    private static bool TryReadBraces(JavaScriptPatternCursor cursor, out int min, out int max)
    {
        var start = cursor.Position;
        min = max = 0;
        if (cursor.TryTake('{') && cursor.TryReadCount(out min))
        {
            max = min;
            if (cursor.TryTake('}'))
                return true;
            if (cursor.TryTake(','))
            {
                if (!cursor.TryReadCount(out max))
                    max = JavaScriptPatternNode.Unlimited;
                if (cursor.TryTake('}'))
                    return true;
            }
        }

        cursor.Position = start;
        return false;
    }
}
