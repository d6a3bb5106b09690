namespace ConvertTyped.Config;

/// <summary>Which buckets, of 0 to 9999, belong to which variation. Boundaries keep JavaScript's order of double arithmetic.</summary>
internal sealed class Allocation
{
    private readonly double[] _from;
    private readonly double[] _to;
    private readonly Variation[] _variations;

    private Allocation(List<(double From, double To, Variation Variation)> slots)
    {
        _from = [.. slots.Select(slot => slot.From)];
        _to = [.. slots.Select(slot => slot.To)];
        _variations = [.. slots.Select(slot => slot.Variation)];
    }

    internal static Allocation Empty { get; } = new([]);

    internal Variation? Choose(int bucket)
    {
        for (var i = 0; i < _variations.Length; i++)
        {
            if (_from[i] <= bucket && bucket < _to[i])
                return _variations[i];
        }

        return null;
    }

    /// <summary>Running variations with traffic, one after the other, in the order in which JavaScript enumerates their ids.</summary>
    internal static Allocation Packed(IReadOnlyList<Variation> variations)
    {
        var shares = new Dictionary<string, (int Place, double Share, Variation Variation)>(StringComparer.Ordinal);
        foreach (var variation in variations)
        {
            if (!HasBuckets(variation))
                continue;
            shares[variation.Id] = shares.TryGetValue(variation.Id, out var known)
                ? known with { Share = variation.TrafficAllocation }
                : (shares.Count, variation.TrafficAllocation, FirstWithId(variations, variation.Id));
        }

        var slots = new List<(double, double, Variation)>(shares.Count);
        var sum = 0.0;
        foreach (var (_, share, variation) in shares.Values.OrderBy(entry => ArrayIndex(entry.Variation.Id)).ThenBy(entry => entry.Place))
            slots.Add((double.NegativeInfinity, sum += share * 100, variation));
        return new(slots);
    }

    /// <summary>Every variation keeps the place its weight gives it, whether or not it runs; only those that run are wide.</summary>
    internal static Allocation Anchored(IReadOnlyList<Variation> variations)
    {
        var total = 0.0;
        foreach (var variation in variations)
            total += variation.TrafficAllocation;
        if (!(total > 0))
            return Empty;
        var slots = new List<(double, double, Variation)>(variations.Count);
        var earlier = 0.0;
        foreach (var variation in variations)
        {
            var anchor = earlier / total * 10000;
            slots.Add((anchor, anchor + (HasBuckets(variation) ? variation.TrafficAllocation * 100 : 0), FirstWithId(variations, variation.Id)));
            earlier += variation.TrafficAllocation;
        }

        return new(slots);
    }

    private static bool HasBuckets(Variation variation) => variation.IsRunning && variation.TrafficAllocation > 0;

    private static Variation FirstWithId(IReadOnlyList<Variation> variations, string id) => variations.First(variation => variation.Id == id);

    /// <summary>JavaScript enumerates canonical array indexes first, by number; everything else after them.</summary>
    private static long ArrayIndex(string id)
    {
        const long NotAnIndex = long.MaxValue;
        const long LargestIndex = 4294967294;
        if (id.Length is 0 or > 10 || (id[0] == '0' && id.Length > 1) || id.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return NotAnIndex;
        var index = long.Parse(id, System.Globalization.CultureInfo.InvariantCulture);
        return index <= LargestIndex ? index : NotAnIndex;
    }
}
