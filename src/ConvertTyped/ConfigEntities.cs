using System.Text.Json;
using ConvertTyped.Configuration;
using ConvertTyped.Evaluation;

namespace ConvertTyped;

/// <summary>An experience: an A/B test or a rollout.</summary>
public sealed class Experience : ConfigEntity
{
    internal Experience(in EntityHead head, List<VariationSource> variations, bool anchored)
        : base(head)
    {
        HashPrefix = new(head.Id, Bucketing.Seed);
        VariationArray = variations.Count == 0 ? [] : new Variation[variations.Count];
        for (var i = 0; i < VariationArray.Length; i++)
            VariationArray[i] = new(this, variations[i]);
        Allocation = anchored ? Allocation.Anchored(VariationArray) : Allocation.Packed(VariationArray);
    }

    /// <summary>The status as served, such as <c>active</c>; null where the config gives none. Evaluation does not consult it.</summary>
    public string? Status { get; internal init; }

    /// <summary>The environment the experience is confined to; null for any.</summary>
    public string? Environment { get; internal init; }

    /// <summary>Whether the config lists the experience as archived: nobody qualifies.</summary>
    public bool IsArchived { get; internal init; }

    /// <summary>The variations that have an id, in the config's order.</summary>
    public IReadOnlyList<Variation> Variations => Array.AsReadOnly(VariationArray);

    internal Qualifications Qualifications { get; init; } = Qualifications.None;

    internal Allocation Allocation { get; }

    internal HashPrefix HashPrefix { get; }

    internal Variation[] VariationArray { get; }

    internal Variation? VariationOf(string id)
    {
        foreach (var variation in VariationArray)
        {
            if (string.Equals(variation.Id, id))
                return variation;
        }

        return null;
    }
}

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

/// <summary>A feature flag with its declared variables.</summary>
public sealed class Feature : ConfigEntity
{
    internal Feature(in EntityHead head, int ordinal, FeatureVariable[] variables)
        : base(head) => (Ordinal, VariableArray) = (ordinal, variables);

    /// <summary>The declared variables, in the config's order.</summary>
    public IReadOnlyList<FeatureVariable> Variables => Array.AsReadOnly(VariableArray);

    internal FeatureVariable[] VariableArray { get; }

    /// <summary>Which of the features that the config lists this is, from 0.</summary>
    internal int Ordinal { get; }
}

/// <summary>A declared variable of a feature.</summary>
/// <param name="Key">The variable's name.</param>
/// <param name="Type">The declared type: <c>boolean</c>, <c>integer</c>, <c>float</c>, <c>string</c> or <c>json</c>; anything else hands values on as they are.</param>
public sealed record FeatureVariable(string Key, string? Type)
{
    /// <summary>The name and the declared type.</summary>
    public override string ToString() => Type is null ? Key : $"{Key}: {Type}";
}

/// <summary>A goal that conversions count towards.</summary>
public sealed class Goal : ConfigEntity
{
    internal Goal(in EntityHead head)
        : base(head)
    {
    }
}

/// <summary>A group of visitors, by rules over their attributes.</summary>
public sealed class Audience : ConfigEntity
{
    internal Audience(in EntityHead head)
        : base(head)
    {
    }

    private Audience(Audience original, MutualExclusion exclusion)
        : base(original) => (Type, Rules, MutualExclusion) = (original.Type, original.Rules, exclusion);

    /// <summary>The type as served; visitors with a stored decision need not match a <c>permanent</c> one again.</summary>
    public string? Type { get; internal init; }

    internal bool IsPermanent => Type == "permanent";

    internal RuleSet? Rules { get; init; }

    internal MutualExclusion? MutualExclusion { get; init; }

    /// <summary>The same audience with another exclusion.</summary>
    internal Audience With(MutualExclusion exclusion) => new(this, exclusion);
}

/// <summary>A place, by rules over location attributes.</summary>
public sealed class Location : ConfigEntity
{
    internal Location(in EntityHead head)
        : base(head)
    {
    }

    internal RuleSet? Rules { get; init; }
}

/// <summary>A custom segment, by rules over visitor attributes.</summary>
public sealed class Segment : ConfigEntity
{
    internal Segment(in EntityHead head)
        : base(head)
    {
    }

    internal RuleSet? Rules { get; init; }
}
