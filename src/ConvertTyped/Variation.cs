using System.Text.Json;
using ConvertTyped.Configuration;

namespace ConvertTyped;

/// <summary>One variation of an experience.</summary>
public sealed class Variation
{
    private readonly JsonSlice _source;

    internal Variation(Experience experience, in VariationSource source)
    {
        Experience = experience;
        Id = source.Head.Id;
        Key = source.Head.Key;
        Status = source.Status;
        IsRunning = source.IsRunning;
        TrafficAllocation = source.TrafficAllocation;
        _source = source.Head.Source;
        Result = new(this);
        Carries = source.Features.Count == 0 ? [] : new FeatureResult[source.Features.Count];
        for (var i = 0; i < Carries.Length; i++)
            Carries[i] = new(source.Features[i].Feature, this, source.Features[i].Variables);
    }

    /// <summary>The id; a string even where the config has a number.</summary>
    public string Id { get; }

    /// <summary>The key; null where the config gives none.</summary>
    public string? Key { get; }

    /// <summary>The name that people gave it; null where the config gives none. Read from the JSON each time it is asked for.</summary>
    public string? Name => _source.TextOf("name");

    /// <summary>The status as served; null where the config gives none, or one that is not a string.</summary>
    public string? Status { get; }

    /// <summary>The share of visitors in percent; 100 where the config gives none, or none that is a number.</summary>
    public double TrafficAllocation { get; }

    /// <summary>
    /// Whether the status lets new visitors get this variation: it is <c>running</c>, empty, null or absent. A status that is not a string does not.
    /// </summary>
    public bool IsRunning { get; }

    /// <summary>The variation as served, its changes included. Parsed anew each time it is asked for.</summary>
    public JsonElement Raw => _source.Parse();

    internal Experience Experience { get; }

    internal ExperienceResult Result { get; }

    /// <summary>What a visitor who sees this variation gets of each feature it carries.</summary>
    internal FeatureResult[] Carries { get; }

    /// <summary>The key and the id.</summary>
    public override string ToString() => Key is null || Key == Id ? Id : $"{Key} ({Id})";

    internal FeatureResult? ResultOf(Feature feature)
    {
        foreach (var carried in Carries)
        {
            if (ReferenceEquals(carried.Feature, feature))
                return carried;
        }

        return null;
    }
}
