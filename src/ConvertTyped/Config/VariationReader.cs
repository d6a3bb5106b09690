namespace ConvertTyped.Config;

/// <summary>A variation as read, before the experience it belongs to is known.</summary>
internal readonly record struct VariationDraft(EntityHead Head, string? Status, double TrafficAllocation, CarriedDraft[] Carries);

/// <summary>A change that carries a feature, before features are known.</summary>
internal readonly record struct CarriedDraft(string FeatureId, JsonSlice? Variables);

/// <summary>An experience's variations and the features they carry.</summary>
internal sealed class VariationReader(StringPool pool, ConfigWarnings warnings)
{
    private readonly List<(Variation Variation, CarriedDraft[] Carries)> _carriers = [];

    internal ShortList<VariationDraft> Read(ref JsonInput input)
    {
        var variations = default(ShortList<VariationDraft>);
        if (!input.TryEnterList())
            return variations;
        while (input.NextItem())
        {
            if (ReadVariation(ref input) is { } variation)
                variations.Add(variation);
            else
                warnings.Add("A variation has no id and is left out.");
        }

        return variations;
    }

    internal Variation[] Make(Experience experience, VariationDraft[] drafts)
    {
        var variations = new Variation[drafts.Length];
        for (var i = 0; i < drafts.Length; i++)
        {
            var draft = drafts[i];
            variations[i] = new(experience, draft.Head) { Status = draft.Status, TrafficAllocation = draft.TrafficAllocation };
            if (draft.Carries.Length > 0)
                _carriers.Add((variations[i], draft.Carries));
        }

        return variations;
    }

    internal void Complete(EntityIndex<Feature> features)
    {
        foreach (var (variation, drafts) in _carriers)
            variation.Carries = Resolve(variation, drafts, features);
    }

    private CarriedFeature[] Resolve(Variation variation, CarriedDraft[] drafts, EntityIndex<Feature> features)
    {
        var carried = default(ShortList<CarriedFeature>);
        for (var i = 0; i < drafts.Length; i++)
        {
            var draft = drafts[i];
            var isFirst = Array.FindIndex(drafts, other => other.FeatureId == draft.FeatureId) == i;
            if (isFirst && features.ById(draft.FeatureId) is { } feature)
                carried.Add(new(feature, new(feature, variation, FeatureVariableReader.Read(feature, draft.Variables, pool, warnings))));
        }

        return carried.ToArray();
    }

    private static VariationDraft? ReadVariation(ref JsonInput input)
    {
        var head = default(EntityHead);
        string? status = null;
        var allocation = 100.0;
        CarriedDraft[] carries = [];
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
                carries = ReadChanges(ref input);
            else
                input.Skip();
        }

        head.Source = input.SliceFrom(from);
        return head.HasId ? new(head, status, allocation, carries) : null;
    }

    private static CarriedDraft[] ReadChanges(ref JsonInput input)
    {
        var carries = default(ShortList<CarriedDraft>);
        if (!input.TryEnterList())
            return [];
        while (input.NextItem())
        {
            string? type = null;
            CarriedDraft? data = null;
            if (!input.TryEnterObject())
                continue;
            while (input.NextMember())
            {
                if (input.NameIs("type"u8))
                    type = input.ReadText();
                else if (input.NameIs("data"u8))
                    data = ReadData(ref input);
                else
                    input.Skip();
            }

            if (type == "fullStackFeature" && data is { } carried)
                carries.Add(carried);
        }

        return carries.ToArray();
    }

    /// <summary>Null where it names no feature.</summary>
    private static CarriedDraft? ReadData(ref JsonInput input)
    {
        string? featureId = null;
        JsonSlice? variables = null;
        if (!input.TryEnterObject())
            return null;
        while (input.NextMember())
        {
            if (input.NameIs("feature_id"u8))
                featureId = input.ReadId();
            else if (input.NameIs("variables_data"u8))
                variables = input.ReadSlice();
            else
                input.Skip();
        }

        return featureId is null ? null : new(featureId, variables);
    }
}
