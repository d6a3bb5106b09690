namespace ConvertTyped.Analyzers;

/// <summary>How many characters must be inserted, deleted, changed or swapped with their neighbour to make one text of another.</summary>
internal static class EditDistance
{
    /// <summary>Anything above <paramref name="limit"/> when the distance is above it: then it is not counted to the end.</summary>
    public static int Between(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit)
            return limit + 1;

        int[] beforePrevious = new int[right.Length + 1];
        int[] previous = new int[right.Length + 1];
        int[] current = new int[right.Length + 1];
        for (int j = 0; j <= right.Length; j++)
            previous[j] = j;

        for (int i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            int least = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int change = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                int distance = Math.Min(change, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    distance = Math.Min(distance, beforePrevious[j - 2] + 1);
                current[j] = distance;
                least = Math.Min(least, distance);
            }
            if (least > limit)
                return limit + 1;
            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }
        return previous[right.Length];
    }
}
