namespace ConvertTyped.Evaluation;

/// <summary>Which variation a visitor holds of which experience, by their ids. Immutable; default is none.</summary>
internal readonly record struct Decisions
{
    /// <summary>Experience id, variation id, experience id, …, sorted by experience: a flat array is half the size of one of pairs.</summary>
    private readonly string[]? _ids;

    private Decisions(string[] ids) => _ids = ids;

    internal int Count => Ids.Length / 2;

    internal IEnumerable<KeyValuePair<string, string>> Pairs
    {
        get
        {
            for (var at = 0; at < Ids.Length; at += 2)
                yield return new(Ids[at], Ids[at + 1]);
        }
    }

    private ReadOnlySpan<string> Ids => _ids;

    /// <summary>Of two decisions for one experience the later one stands.</summary>
    internal static Decisions Of(IEnumerable<KeyValuePair<string, string>> decisions)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (experienceId, variationId) in decisions)
            sorted[experienceId] = variationId;
        return new([.. sorted.SelectMany(pair => (string[])[pair.Key, pair.Value])]);
    }

    /// <summary>The id of the variation; null when there is no decision.</summary>
    internal string? For(string experienceId)
    {
        var at = IndexOf(experienceId);
        return at < 0 ? null : Ids[at + 1];
    }

    internal Decisions With(string experienceId, string variationId)
    {
        var at = IndexOf(experienceId);
        return at < 0 ? Spliced(~at, ~at, experienceId, variationId) : Spliced(at, at + 2, experienceId, variationId);
    }

    internal Decisions Without(string experienceId)
    {
        var at = IndexOf(experienceId);
        return at < 0 ? this : Spliced(at, at + 2);
    }

    /// <summary>The ids with those between two places replaced. Not a collection expression: spread spans go through a list.</summary>
    private Decisions Spliced(int from, int to, params ReadOnlySpan<string> replacement)
    {
        var ids = new string[from + replacement.Length + Ids.Length - to];
        Ids[..from].CopyTo(ids);
        replacement.CopyTo(ids.AsSpan(from));
        Ids[to..].CopyTo(ids.AsSpan(from + replacement.Length));
        return new(ids);
    }

    /// <summary>Where the experience's id is; otherwise the complement of where it would be.</summary>
    private int IndexOf(string experienceId)
    {
        var ids = Ids;
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
