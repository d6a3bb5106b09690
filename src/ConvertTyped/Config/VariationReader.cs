namespace ConvertTyped.Config;

/// <summary>An experience's variations, with the features they carry.</summary>
internal sealed class VariationReader(EntityIndex<Feature> features, StringPool pool, ConfigWarnings warnings)
{
    internal Variation[] Read(ref JsonInput input)
    {
        var variations = default(ShortList<Variation>);
        if (!input.TryEnterList())
            return [];
        while (input.NextItem())
        {
            if (ReadVariation(ref input) is { } variation)
                variations.Add(variation);
            else
                warnings.Add("A variation has no id and is left out.");
        }

        return variations.ToArray();
    }

    private Variation? ReadVariation(ref JsonInput input)
    {
        var head = default(EntityHead);
        string? status = null;
        var allocation = 100.0;
        var changes = default(ShortList<FeatureChange>);
        var from = input.Position;
        if (!input.TryEnterObject())
            return null;
        while (input.NextMember())
        {
            if (head.TryRead(ref input))
                continue;
            if (input.NameIs("status"u8))
                status = input.ReadText();
            else if (input.NameIs("traffic_allocation"u8))
                allocation = input.ReadNumber(otherwise: 100);
            else if (input.NameIs("changes"u8))
                changes = ReadChanges(ref input);
            else
                input.Skip();
        }

        if (!head.HasId)
            return null;
        head.Source = input.SliceFrom(from);
        var variation = new Variation(head) { Status = status, TrafficAllocation = allocation };
        variation.Carries = CarriedBy(variation, changes);
        return variation;
    }

    private FeatureResult[] CarriedBy(Variation variation, in ShortList<FeatureChange> changes)
    {
        var carried = default(ShortList<FeatureResult>);
        for (var i = 0; i < changes.Count; i++)
            carried.Add(new(changes[i].Feature, variation, FeatureVariableReader.Read(changes[i].Feature, changes[i].Variables, pool, warnings)));
        return carried.ToArray();
    }

    /// <summary>The first change of each feature that the config declares.</summary>
    private ShortList<FeatureChange> ReadChanges(ref JsonInput input)
    {
        var changes = default(ShortList<FeatureChange>);
        if (!input.TryEnterList())
            return changes;
        while (input.NextItem())
        {
            if (ReadChange(ref input, out var variables) is { } feature && !IsAmong(changes, feature))
                changes.Add(new(feature, variables));
        }

        return changes;
    }

    private static bool IsAmong(in ShortList<FeatureChange> changes, Feature feature)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            if (ReferenceEquals(changes[i].Feature, feature))
                return true;
        }

        return false;
    }

    /// <summary>Null where the change carries no feature that the config declares.</summary>
    private Feature? ReadChange(ref JsonInput input, out JsonSlice variables)
    {
        var isFeature = false;
        string? featureId = null;
        variables = default;
        if (!input.TryEnterObject())
            return null;
        while (input.NextMember())
        {
            if (input.NameIs("type"u8))
                isFeature = input.ReadText() == "fullStackFeature";
            else if (input.NameIs("data"u8))
                (featureId, variables) = ReadData(ref input);
            else
                input.Skip();
        }

        return isFeature ? features.ById(featureId) : null;
    }

    private static (string? FeatureId, JsonSlice Variables) ReadData(ref JsonInput input)
    {
        string? featureId = null;
        var variables = default(JsonSlice);
        if (!input.TryEnterObject())
            return default;
        while (input.NextMember())
        {
            if (input.NameIs("feature_id"u8))
                featureId = input.ReadId();
            else if (input.NameIs("variables_data"u8))
                variables = input.ReadSlice();
            else
                input.Skip();
        }

        return (featureId, variables);
    }

    private readonly record struct FeatureChange(Feature Feature, JsonSlice Variables);
}
