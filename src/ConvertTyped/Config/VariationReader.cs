namespace ConvertTyped.Config;

/// <summary>An experience's variations; the features they carry wait until features are read.</summary>
internal sealed class VariationReader(int configLength, StringPool pool, ConfigWarnings warnings)
{
    /// <summary>What a change that carries a feature takes in a config, roughly: a guess that spares the list its growing.</summary>
    private const int BytesPerDraft = 400;

    private readonly List<CarriedDraft> _drafts = new(configLength / BytesPerDraft);

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

    internal void Complete(EntityIndex<Feature> features)
    {
        for (int from = 0, to; from < _drafts.Count; from = to)
        {
            var variation = _drafts[from].Variation;
            var carried = default(ShortList<CarriedFeature>);
            for (to = from; to < _drafts.Count && ReferenceEquals(_drafts[to].Variation, variation); to++)
            {
                var draft = _drafts[to];
                if (features.ById(draft.FeatureId) is { } feature && !IsAmong(from, to, draft.FeatureId))
                    carried.Add(new(feature, new(feature, variation!, FeatureVariableReader.Read(feature, draft.Variables, pool, warnings))));
            }

            variation!.Carries = carried.ToArray();
        }
    }

    private bool IsAmong(int from, int to, string featureId)
    {
        for (var i = from; i < to; i++)
        {
            if (_drafts[i].FeatureId == featureId)
                return true;
        }

        return false;
    }

    private Variation? ReadVariation(ref JsonInput input)
    {
        var head = default(EntityHead);
        string? status = null;
        var allocation = 100.0;
        var firstDraft = _drafts.Count;
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
                ReadChanges(ref input, firstDraft);
            else
                input.Skip();
        }

        if (!head.HasId)
        {
            _drafts.RemoveRange(firstDraft, _drafts.Count - firstDraft);
            return null;
        }

        head.Source = input.SliceFrom(from);
        var variation = new Variation(head) { Status = status, TrafficAllocation = allocation };
        for (var i = firstDraft; i < _drafts.Count; i++)
            _drafts[i] = _drafts[i] with { Variation = variation };
        return variation;
    }

    /// <summary>Replaces what an earlier member of that name gave.</summary>
    private void ReadChanges(ref JsonInput input, int firstDraft)
    {
        _drafts.RemoveRange(firstDraft, _drafts.Count - firstDraft);
        if (!input.TryEnterList())
            return;
        while (input.NextItem())
        {
            var isFeature = false;
            var data = default(CarriedDraft);
            if (!input.TryEnterObject())
                continue;
            while (input.NextMember())
            {
                if (input.NameIs("type"u8))
                    isFeature = input.ReadText() == "fullStackFeature";
                else if (input.NameIs("data"u8))
                    data = ReadData(ref input);
                else
                    input.Skip();
            }

            if (isFeature && data.FeatureId is not null)
                _drafts.Add(data);
        }
    }

    private static CarriedDraft ReadData(ref JsonInput input)
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

        return new(null, featureId!, variables);
    }

    /// <summary>A change that carries a feature, before features are known.</summary>
    private readonly record struct CarriedDraft(Variation? Variation, string FeatureId, JsonSlice Variables);
}
