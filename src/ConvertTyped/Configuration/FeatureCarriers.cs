namespace ConvertTyped.Configuration;

/// <summary>Which experiences carry a feature in some variation, in the config's order.</summary>
internal readonly struct FeatureCarriers
{
    private readonly Experience[][] _byOrdinal;

    private FeatureCarriers(Experience[][] byOrdinal) => _byOrdinal = byOrdinal;

    /// <summary>Empty for a feature of another config.</summary>
    internal Experience[] this[Feature feature] => (uint)feature.Ordinal < (uint)_byOrdinal.Length ? _byOrdinal[feature.Ordinal] : [];

    internal static FeatureCarriers Of(Experience[] experiences, int features)
    {
        var counts = new int[features];
        foreach (var (feature, _) in DistinctPairs(experiences, features))
            counts[feature]++;
        var carriers = Array.ConvertAll(counts, count => count == 0 ? [] : new Experience[count]);
        Array.Clear(counts);
        foreach (var (feature, experience) in DistinctPairs(experiences, features))
            carriers[feature][counts[feature]++] = experience;
        return new(carriers);
    }

    /// <summary>Each feature's ordinal with each experience that carries it, once.</summary>
    private static IEnumerable<(int Feature, Experience Experience)> DistinctPairs(Experience[] experiences, int features)
    {
        var latest = new Experience?[features];
        foreach (var experience in experiences)
        {
            foreach (var variation in experience.VariationArray)
            {
                foreach (var carried in variation.Carries)
                {
                    var ordinal = carried.Feature.Ordinal;
                    if (ReferenceEquals(latest[ordinal], experience))
                        continue;
                    latest[ordinal] = experience;
                    yield return (ordinal, experience);
                }
            }
        }
    }
}
