namespace ConvertTyped.Evaluation;

/// <summary>A visitor's decisions: variation ids by experience id. Immutable; the default value contains no decisions.</summary>
internal readonly record struct Decisions
{
    /// <summary>A single decision is stored without an array, because most visitors in memory have only one decision.</summary>
    private readonly string? _experienceId;
    private readonly string? _variationId;

    /// <summary>
    /// Several decisions: experience id, variation id, experience id, …, sorted by experience id. A flat array takes less memory than a dictionary.
    /// </summary>
    private readonly string[]? _ids;

    private Decisions(string experienceId, string variationId) => (_experienceId, _variationId) = (experienceId, variationId);

    private Decisions(string[] ids)
    {
        if (ids is [var experienceId, var variationId])
            (_experienceId, _variationId) = (experienceId, variationId);
        else
            _ids = ids;
    }

    internal int Count => _experienceId is null ? Ids.Length / 2 : 1;

    internal IEnumerable<KeyValuePair<string, string>> Pairs
    {
        get
        {
            var ids = Ids;
            for (var at = 0; at < ids.Length; at += 2)
                yield return new(ids[at], ids[at + 1]);
        }
    }

    private string[] Ids => _ids ?? (_experienceId is null ? [] : [_experienceId, _variationId!]);

    /// <summary>Creates decisions. If an experience has two decisions, the later decision applies.</summary>
    internal static Decisions From(IEnumerable<KeyValuePair<string, string>> decisions)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (experienceId, variationId) in decisions)
            sorted[experienceId] = variationId;
        return new([.. sorted.SelectMany(pair => (string[])[pair.Key, pair.Value])]);
    }

    /// <summary>The id of the variation; null if there is no decision.</summary>
    internal string? For(string experienceId)
    {
        if (_ids is not { } ids)
            return _experienceId == experienceId ? _variationId : null;
        var at = IndexOf(ids, experienceId);
        return at < 0 ? null : ids[at + 1];
    }

    internal Decisions With(string experienceId, string variationId)
    {
        if (Count == 0)
            return new(experienceId, variationId);
        var ids = Ids;
        var at = IndexOf(ids, experienceId);
        return at < 0 ? Spliced(ids, ~at, ~at, experienceId, variationId) : Spliced(ids, at, at + 2, experienceId, variationId);
    }

    internal Decisions Without(string experienceId)
    {
        var ids = Ids;
        var at = IndexOf(ids, experienceId);
        return at < 0 ? this : Spliced(ids, at, at + 2);
    }

    /// <summary>Replaces a range of the ids.</summary>
    private static Decisions Spliced(ReadOnlySpan<string> ids, int from, int to, params ReadOnlySpan<string> replacement) =>
        new([.. ids[..from], .. replacement, .. ids[to..]]);

    /// <summary>The index of the experience's id; if it is missing, the complement of the index where it would be.</summary>
    private static int IndexOf(string[] ids, string experienceId)
    {
        var (low, high) = (0, (ids.Length / 2) - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = string.CompareOrdinal(ids[2 * middle], experienceId);
            if (order == 0)
                return 2 * middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~(2 * low);
    }
}
