namespace ConvertTyped.Snapshots;

/// <summary>The experiences that carry each feature in at least one variation, in the config's order.</summary>
internal readonly struct FeatureCarriers
{
    private readonly Experience[][] _byOrdinal;

    private FeatureCarriers(Experience[][] byOrdinal) => _byOrdinal = byOrdinal;

    /// <summary>The experiences that carry a feature of this config; empty if there are none.</summary>
    internal Experience[] this[Feature feature] => (uint)feature.Ordinal < (uint)_byOrdinal.Length ? _byOrdinal[feature.Ordinal] : [];

    internal static FeatureCarriers Find(Experience[] experiences, int features)
    {
        var byOrdinal = new Experience[features][];
        Array.Fill(byOrdinal, []);
        // Most features are carried by a single experience. Only a feature that several experiences carry needs a list.
        var several = new Dictionary<int, List<Experience>>();
        foreach (var experience in experiences)
        {
            foreach (var variation in experience.VariationArray)
            {
                foreach (var carried in variation.Carries)
                    Add(carried.Feature.Ordinal, experience);
            }
        }

        foreach (var (ordinal, carriers) in several)
            byOrdinal[ordinal] = [.. carriers];
        return new(byOrdinal);

        void Add(int ordinal, Experience experience)
        {
            if (byOrdinal[ordinal] is [])
                byOrdinal[ordinal] = [experience];
            else if (several.TryGetValue(ordinal, out var carriers) && !ReferenceEquals(carriers[^1], experience))
                carriers.Add(experience);
            else if (carriers is null && !ReferenceEquals(byOrdinal[ordinal][0], experience))
                several.Add(ordinal, [byOrdinal[ordinal][0], experience]);
        }
    }
}
