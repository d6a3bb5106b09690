using System.Text.Json;
using ConvertTyped.Generated;
using ConvertTyped.Snapshots;

namespace ConvertTyped;

/// <summary>A variation of an experience: what its visitors get, and its share of the traffic.</summary>
public sealed class Variation
{
    private readonly JsonSlice _source;
    private ExperienceResult? _result;
    private KnownIndex? _index;

    internal Variation(Experience experience, in VariationSource source)
    {
        Experience = experience;
        Id = source.Head.Id;
        Key = source.Head.Key;
        Status = source.Status;
        IsRunning = source.IsRunning;
        TrafficAllocation = source.TrafficAllocation;
        _source = source.Head.Source;
        Carries = source.Features.Count == 0 ? [] : new FeatureResult[source.Features.Count];
        for (var i = 0; i < Carries.Length; i++)
            Carries[i] = new(source.Features[i].Feature, this, source.Features[i].Variables);
    }

    /// <summary>The id, as a string even if the config contains a number.</summary>
    public string Id { get; }

    /// <summary>The key; null if the variation has no key in the config.</summary>
    public string? Key { get; }

    /// <summary>The display name; null if the variation has no name. Read from the JSON on each access.</summary>
    public string? Name => _source.TextOf("name");

    /// <summary>The status as served; null if the config has no status, or the status is not a string.</summary>
    public string? Status { get; }

    /// <summary>
    /// The traffic allocation in percent, converted by the rules of JavaScript's <c>Number(x)</c>; 100 if the config has none or if the result is <c>NaN</c>.
    /// </summary>
    public double TrafficAllocation { get; }

    /// <summary>
    /// Whether new visitors can get this variation: the status is <c>running</c>, empty, null or missing. Any other status, including one that
    /// is not a string, does not count as running.
    /// </summary>
    public bool IsRunning { get; }

    /// <summary>The variation as served, including its changes. Parsed on each access.</summary>
    public JsonElement Raw => _source.Parse();

    internal Experience Experience { get; }

    /// <summary>The result that all visitors share. It is created on first use, because many variations of a config are never assigned.</summary>
    internal ExperienceResult Result => _result ?? Interlocked.CompareExchange(ref _result, new(this), null) ?? _result;

    /// <summary>The features that this variation turns on, with their variables.</summary>
    internal FeatureResult[] Carries { get; }

    /// <summary>The key and the id, such as <c>treatment (100420002)</c>, or only the id if the variation has no key or its key is the id.</summary>
    public override string ToString() => Key is null || Key == Id ? Id : $"{Key} ({Id})";

    /// <summary>Returns the variation's index in a generated list of variations, or -1. Only the index in the first list that is passed is cached.</summary>
    /// <param name="known">The list, in the format of <see cref="VariationList"/>.</param>
    internal int IndexIn(string known)
    {
        if (_index is { } index && ReferenceEquals(index.Known, known))
            return index.Value;
        var value = VariationList.IndexOf(known, Id, Key);
        _index ??= new(known, value);
        return value;
    }

    internal FeatureResult? ResultOf(Feature feature)
    {
        foreach (var carried in Carries)
        {
            if (ReferenceEquals(carried.Feature, feature))
                return carried;
        }

        return null;
    }

    private sealed record KnownIndex(string Known, int Value);
}
