namespace ConvertTyped.Analyzers.Keys;

/// <summary>Suggests the key that was probably meant.</summary>
internal static class NearestKey
{
    /// <summary>
    /// The nearest key by edit distance; null if no key is close. A key that differs only in case has a distance of zero. If several keys are equally close, the
    /// result is the first one in ordinal order.
    /// </summary>
    public static string? Find(string wanted, IEnumerable<string> keys)
    {
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var key in keys)
        {
            var limit = Math.Min(least, Math.Max(wanted.Length, key.Length) / 3);
            var distance = IsSameButForCase(wanted, key) ? 0 : EditDistance.Between(wanted, key, limit);
            if (distance > limit || (distance == least && string.CompareOrdinal(key, nearest) > 0))
                continue;
            nearest = key;
            least = distance;
        }
        return nearest;
    }

    /// <summary>The end of a message about an unknown key.</summary>
    public static string Hint(string wanted, string? nearest, string thereIs = "it has") => nearest switch
    {
        null => "",
        _ when IsSameButForCase(wanted, nearest) => $"; {thereIs} '{nearest}', and case matters",
        _ => $"; did you mean '{nearest}'?",
    };

    private static bool IsSameButForCase(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
