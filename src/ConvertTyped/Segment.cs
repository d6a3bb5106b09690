using ConvertTyped.Snapshots;

namespace ConvertTyped;

/// <summary>A custom segment, defined by rules about visitor attributes.</summary>
public sealed class Segment : ConfigEntity
{
    internal Segment(in EntityHead head)
        : base(head)
    {
    }

    internal RuleSet? Rules { get; init; }
}
