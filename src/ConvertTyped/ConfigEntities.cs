using System.Text.Json;
using ConvertTyped.Configuration;
using ConvertTyped.Evaluation;

namespace ConvertTyped;

/// <summary>An experience: an A/B test or a rollout.</summary>
public sealed class Experience : ConfigEntity
{
    internal Experience(in EntityHead head)
        : base(head) => HashPrefix = new(head.Id, Bucketing.Seed);

    /// <summary>The status as served, such as <c>active</c>; null where the config gives none. Evaluation does not consult it.</summary>
    public string? Status { get; internal init; }

    /// <summary>The environment the experience is confined to; null for any.</summary>
    public string? Environment { get; internal init; }

    /// <summary>Whether the config lists the experience as archived: nobody qualifies.</summary>
    public bool IsArchived { get; private set; }

    /// <summary>The variations that have an id, in the config's order.</summary>
    public IReadOnlyList<Variation> Variations => Array.AsReadOnly(VariationArray);

    internal Qualifications Qualifications { get; init; } = Qualifications.None;

    internal Allocation Allocation { get; private set; }

    internal HashPrefix HashPrefix { get; }

    internal Variation[] VariationArray { get; private set; } = [];

    internal void Archive() => IsArchived = true;

    internal void Complete(Variation[] variations, bool anchored)
    {
        foreach (var variation in variations)
            variation.Experience = this;
        VariationArray = variations;
        Allocation = anchored ? Allocation.Anchored(variations) : Allocation.Packed(variations);
    }

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

    internal Variation(in EntityHead head)
    {
        Id = head.Id;
        Key = head.Key;
        _source = head.Source;
        Result = new(this);
    }

    /// <summary>The id; a string even where the config has a number.</summary>
    public string Id { get; }

    /// <summary>The key; null where the config gives none.</summary>
    public string? Key { get; }

    /// <summary>The name that people gave it; null where the config gives none. Read from the JSON each time it is asked for.</summary>
    public string? Name => _source.TextOf("name");

    /// <summary>The status as served; null where the config gives none, or one that is not a string.</summary>
    public string? Status { get; internal init; }

    /// <summary>The share of visitors in percent; 100 where the config gives none, or none that is a number.</summary>
    public double TrafficAllocation { get; internal init; }

    /// <summary>
    /// Whether the status lets new visitors get this variation: it is <c>running</c>, empty, null or absent. A status that is not a string does not.
    /// </summary>
    public bool IsRunning { get; internal init; }

    /// <summary>The variation as served, its changes included. Parsed anew each time it is asked for.</summary>
    public JsonElement Raw => _source.Parse();

    internal Experience Experience { get; set; } = null!;

    internal ExperienceResult Result { get; }

    /// <summary>What a visitor who sees this variation gets of each feature it carries.</summary>
    internal FeatureResult[] Carries { get; set; } = [];

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
    internal Feature(in EntityHead head, FeatureVariable[] variables)
        : base(head) => VariableArray = variables;

    /// <summary>The declared variables, in the config's order.</summary>
    public IReadOnlyList<FeatureVariable> Variables => Array.AsReadOnly(VariableArray);

    internal FeatureVariable[] VariableArray { get; }

    /// <summary>The experiences that carry this feature in some variation, in the config's order.</summary>
    internal Experience[] CarriedBy { get; set; } = [];
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

    /// <summary>The type as served; visitors with a stored decision need not match a <c>permanent</c> one again.</summary>
    public string? Type { get; internal init; }

    internal bool IsPermanent => Type == "permanent";

    internal RuleSet? Rules { get; init; }

    internal MutualExclusion? MutualExclusion { get; init; }
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
