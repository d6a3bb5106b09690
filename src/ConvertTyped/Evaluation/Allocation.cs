namespace ConvertTyped.Evaluation;

/// <summary>Assigns the buckets 0 to 9999 to variations. The boundaries depend on JavaScript's order of floating-point operations.</summary>
internal readonly struct Allocation
{
    private readonly Slot[]? _slots;

    private Allocation(Slot[] slots) => _slots = slots;

    internal Variation? Choose(int bucket)
    {
        foreach (ref readonly var slot in _slots.AsSpan())
        {
            if (slot.From <= bucket && bucket < slot.To)
                return slot.Variation;
        }

        return null;
    }

    /// <summary>The bucket ranges of all variations that have buckets, in ascending order.</summary>
    internal BucketRange[] Ranges()
    {
        const double Last = 10000;
        var ranges = new List<BucketRange>();
        var taken = 0.0;
        foreach (var (from, to, variation) in _slots ?? [])
        {
            var range = new BucketRange(variation, Math.Max(from, taken), Math.Min(to, Last));
            if (range.From >= range.To)
                continue;
            ranges.Add(range);
            taken = range.To;
        }

        return [.. ranges];
    }

    /// <summary>
    /// Packed layout: the running variations whose traffic allocation is above zero, one after the other, in the order in which JavaScript enumerates
    /// their ids.
    /// </summary>
    internal static Allocation Packed(Variation[] variations)
    {
        var shares = new List<Share>(variations.Length);
        foreach (var variation in variations)
        {
            if (!HasBuckets(variation))
                continue;
            var first = FirstWithId(variations, variation.Id);
            var known = PlaceOf(first, shares);
            if (known < 0)
                shares.Add(new(shares.Count, ArrayIndex(variation.Id), first, variation.TrafficAllocation));
            else
                shares[known] = shares[known] with { Percent = variation.TrafficAllocation };
        }

        shares.Sort();
        var slots = new Slot[shares.Count];
        var sum = 0.0;
        for (var i = 0; i < slots.Length; i++)
            slots[i] = new(double.NegativeInfinity, sum += shares[i].Percent * 100, shares[i].Variation);
        return new(slots);
    }

    /// <summary>
    /// Anchored layout: the position of a variation depends on the traffic allocations of all variations, but only running variations have buckets.
    /// </summary>
    internal static Allocation Anchored(Variation[] variations)
    {
        var total = 0.0;
        foreach (var variation in variations)
            total += variation.TrafficAllocation;
        if (!(total > 0))
            return default;
        var slots = new Slot[variations.Length];
        var earlier = 0.0;
        for (var i = 0; i < slots.Length; i++)
        {
            var variation = variations[i];
            var anchor = earlier / total * 10000;
            var width = HasBuckets(variation) ? variation.TrafficAllocation * 100 : 0;
            slots[i] = new(anchor, anchor + width, FirstWithId(variations, variation.Id));
            earlier += variation.TrafficAllocation;
        }

        return new(slots);
    }

    private static int PlaceOf(Variation variation, List<Share> shares)
    {
        for (var i = 0; i < shares.Count; i++)
        {
            if (ReferenceEquals(shares[i].Variation, variation))
                return i;
        }

        return -1;
    }

    private static bool HasBuckets(Variation variation) => variation.IsRunning && variation.TrafficAllocation > 0;

    private static Variation FirstWithId(Variation[] variations, string id)
    {
        foreach (var variation in variations)
        {
            if (variation.Id == id)
                return variation;
        }

        throw new ArgumentException($"No variation has the id '{id}'.", nameof(id));
    }

    /// <summary>
    /// The id as an array index; the largest number if the id is not a canonical array index. JavaScript enumerates array indexes first, in numeric order, and all
    /// other keys after them.
    /// </summary>
    private static long ArrayIndex(string id)
    {
        const long NotAnIndex = long.MaxValue;
        const long LargestIndex = 4294967294;
        if (id.Length is 0 or > 10 || (id[0] == '0' && id.Length > 1) || id.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return NotAnIndex;
        var index = long.Parse(id, System.Globalization.CultureInfo.InvariantCulture);
        return index <= LargestIndex ? index : NotAnIndex;
    }

    private readonly record struct Slot(double From, double To, Variation Variation);

    private readonly record struct Share(int Place, long ArrayIndex, Variation Variation, double Percent) : IComparable<Share>
    {
        public int CompareTo(Share other) =>
            ArrayIndex == other.ArrayIndex ? Place.CompareTo(other.Place) : ArrayIndex.CompareTo(other.ArrayIndex);
    }
}
