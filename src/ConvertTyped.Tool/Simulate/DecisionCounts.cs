namespace ConvertTyped.Tool.Simulate;

/// <summary>Counts the decisions of visitors. Each thread has its own instance.</summary>
internal sealed class DecisionCounts
{
    /// <summary>The maximum number of experiences for which all pairs are counted. A larger matrix would be too expensive to compute and too large to read.</summary>
    public const int MostInMatrix = 64;

    private readonly Dictionary<Variation, int> _cells = new(ReferenceEqualityComparer.Instance);
    private readonly int[] _experienceOf;
    private readonly long[] _counts;
    private readonly long[,]? _overlap;
    private readonly int[] _current;

    public DecisionCounts(IReadOnlyList<Experience> experiences)
    {
        var owners = new List<int>();
        for (var i = 0; i < experiences.Count; i++)
        {
            foreach (var variation in experiences[i].Variations)
            {
                _cells[variation] = owners.Count;
                owners.Add(i);
            }
        }
        _experienceOf = [.. owners];
        _counts = new long[owners.Count];
        _overlap = experiences.Count <= MostInMatrix ? new long[experiences.Count, experiences.Count] : null;
        _current = new int[experiences.Count];
        Concurrent = new long[experiences.Count + 1];
    }

    public long Visitors { get; private set; }

    /// <summary>The number of visitors, by the number of experiences in which they got a variation.</summary>
    public long[] Concurrent { get; }

    public void Add(IReadOnlyList<ExperienceResult> results)
    {
        var count = 0;
        for (var i = 0; i < results.Count; i++)
        {
            if (!_cells.TryGetValue(results[i].Variation, out var cell))
                continue;
            _counts[cell]++;
            _current[count++] = _experienceOf[cell];
        }
        Visitors++;
        Concurrent[count]++;
        for (var i = 0; _overlap is not null && i < count; i++)
        {
            for (var j = 0; j < count; j++)
                _overlap[_current[i], _current[j]]++;
        }
    }

    public void Add(DecisionCounts other)
    {
        Visitors += other.Visitors;
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
        for (var i = 0; i < Concurrent.Length; i++)
            Concurrent[i] += other.Concurrent[i];
        for (var i = 0; _overlap is not null && i < _overlap.GetLength(0); i++)
        {
            for (var j = 0; j < _overlap.GetLength(1); j++)
                _overlap[i, j] += other._overlap![i, j];
        }
    }

    public long CountOf(Variation variation) => _counts[_cells[variation]];

    /// <summary>
    /// The number of visitors who got a variation in both experiences; null if the config has more than <see cref="MostInMatrix"/> experiences.
    /// </summary>
    public long? Overlap(int one, int other) => _overlap?[one, other];
}
