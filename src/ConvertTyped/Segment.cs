using ConvertTyped.Configuration;

namespace ConvertTyped;

/// <summary>A custom segment, by rules over visitor attributes.</summary>
public sealed class Segment : ConfigEntity
{
    internal Segment(in EntityHead head)
        : base(head)
    {
    }

    internal RuleSet? Rules { get; init; }
}
