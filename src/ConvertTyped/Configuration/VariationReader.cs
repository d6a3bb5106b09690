using System.Text.Json;
using ConvertTyped.Semantics;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Configuration;

/// <summary>Reads the variations of an experience, with the features that they carry.</summary>
internal sealed class VariationReader(EntityIndex<Feature> features, StringPool pool, ConfigWarnings warnings)
{
    private readonly List<VariationSource> _variations = [];

    /// <summary>The position of the first variation that the last call of <see cref="Read"/> ignored, from 1; 0 if it read all variations.</summary>
    internal int FirstIgnored { get; private set; }

    /// <summary>Reads the variations, except those without an id. The result is valid until the next call.</summary>
    internal List<VariationSource> Read(ref JsonInput input)
    {
        var variations = _variations;
        variations.Clear();
        FirstIgnored = 0;
        if (!input.TryEnterList())
            return variations;
        for (var number = 1; input.NextItem(); number++)
        {
            if (TryReadVariation(ref input, out var variation))
                variations.Add(variation);
            else if (FirstIgnored == 0)
                FirstIgnored = number;
        }

        return variations;
    }

    /// <summary>Reads a variation. Returns false if the value is not an object with an id.</summary>
    private bool TryReadVariation(ref JsonInput input, out VariationSource variation)
    {
        variation = default;
        var head = default(EntityHead);
        string? status = null;
        var isRunning = true;
        var allocation = 100.0;
        var changes = default(ShortList<FeatureChange>);
        var from = input.Position;
        if (!input.TryEnterObject())
            return false;
        while (input.NextMember())
        {
            if (input.TryRead(ref head))
                continue;
            if (input.NameIs("status"u8))
                (status, isRunning) = ReadStatus(ref input);
            else if (input.NameIs("traffic_allocation"u8))
                allocation = input.ReadNumber(otherwise: 100);
            else if (input.NameIs("changes"u8))
                changes = ReadChanges(ref input);
            else
                input.Skip();
        }

        if (!head.HasId)
            return false;
        head.Source = input.SliceFrom(from);
        variation = new(head, status, isRunning, allocation, FeaturesOf(changes));
        return true;
    }

    private static (string? Status, bool IsRunning) ReadStatus(ref JsonInput input)
    {
        var mayRun = input.Kind is JsonTokenType.String or JsonTokenType.Null;
        var status = input.ReadText();
        return (status, mayRun && VariationStatus.IsRunning(status));
    }

    private ShortList<CarriedFeature> FeaturesOf(in ShortList<FeatureChange> changes)
    {
        var carried = default(ShortList<CarriedFeature>);
        for (var i = 0; i < changes.Count; i++)
            carried.Add(new(changes[i].Feature!, VariablesOf(changes[i])));
        return carried;
    }

    private FeatureVariables VariablesOf(in FeatureChange change)
    {
        if (ReferenceEquals(change.ReadFor, change.Feature))
            return change.Variables!;
        if (change.Source.IsEmpty)
            return FeatureVariables.None;
        var input = new JsonInput(change.Source, pool);
        return FeatureVariableReader.Read(change.Feature!, ref input, warnings);
    }

    /// <summary>Reads the changes that carry declared features. If several changes carry the same feature, only the first one counts.</summary>
    private ShortList<FeatureChange> ReadChanges(ref JsonInput input)
    {
        var changes = default(ShortList<FeatureChange>);
        if (!input.TryEnterList())
            return changes;
        while (input.NextItem())
        {
            if (ReadChange(ref input) is { Feature: { } feature } change && !IsAmong(changes, feature))
                changes.Add(change);
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

    private FeatureChange ReadChange(ref JsonInput input)
    {
        var isFeature = false;
        var change = default(FeatureChange);
        if (!input.TryEnterObject())
            return default;
        while (input.NextMember())
        {
            if (input.NameIs("type"u8))
                isFeature = input.ReadText() == VariationChanges.Feature;
            else if (input.NameIs("data"u8))
                change = ReadData(ref input, isFeature);
            else
                input.Skip();
        }

        return isFeature ? change : default;
    }

    /// <summary>
    /// Reads the data of a change. Variables are read immediately if the feature and the type of the change are already known, as in configs that Convert
    /// serves; otherwise, they are read later.
    /// </summary>
    private FeatureChange ReadData(ref JsonInput input, bool isFeature)
    {
        var change = default(FeatureChange);
        if (!input.TryEnterObject())
            return default;
        while (input.NextMember())
        {
            if (input.NameIs("feature_id"u8))
                change.Feature = features.ById(input.ReadId());
            else if (input.NameIs("variables_data"u8))
                ReadVariables(ref input, ref change, isFeature);
            else
                input.Skip();
        }

        return change;
    }

    private void ReadVariables(ref JsonInput input, ref FeatureChange change, bool isFeature)
    {
        var from = input.Position;
        change.ReadFor = isFeature ? change.Feature : null;
        if (change.ReadFor is { } feature)
            change.Variables = FeatureVariableReader.Read(feature, ref input, warnings);
        else
            input.Skip();
        change.Source = input.SliceFrom(from);
    }

    /// <summary>A change of a variation. <see cref="Feature"/> is null if the change does not carry a feature that the config declares.</summary>
    private struct FeatureChange
    {
        internal Feature? Feature;
        internal JsonSlice Source;

        /// <summary>The feature that declares the types of <see cref="Variables"/>.</summary>
        internal Feature? ReadFor;
        internal FeatureVariables? Variables;
    }
}
