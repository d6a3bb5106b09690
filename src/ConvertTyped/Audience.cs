using ConvertTyped.Snapshots;

namespace ConvertTyped;

/// <summary>A group of visitors, defined by rules about their attributes.</summary>
public sealed class Audience : ConfigEntity
{
    internal Audience(in EntityHead head)
        : base(head)
    {
    }

    private Audience(Audience original, MutualExclusion exclusion)
        : base(original) => (Type, Rules, MutualExclusion) = (original.Type, original.Rules, exclusion);

    /// <summary>
    /// The type as served; null if the audience has no type. A visitor with a stored decision does not have to match a <c>permanent</c> audience
    /// again.
    /// </summary>
    public string? Type
    {
        get;
        internal init
        {
            field = value;
            IsPermanent = value == "permanent";
        }
    }

    /// <summary>Whether the audience is <c>permanent</c>. Computed once, because evaluations of stored decisions read it often.</summary>
    internal bool IsPermanent { get; private init; }

    internal RuleSet? Rules { get; init; }

    internal MutualExclusion? MutualExclusion { get; init; }

    /// <summary>Returns a copy of the audience with a different mutual exclusion.</summary>
    internal Audience With(MutualExclusion exclusion) => new(this, exclusion);
}
