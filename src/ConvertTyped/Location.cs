using ConvertTyped.Snapshots;

namespace ConvertTyped;

/// <summary>A location, such as a page or a screen, defined by rules about location attributes.</summary>
public sealed class Location : ConfigEntity
{
    internal Location(in EntityHead head)
        : base(head)
    {
    }

    internal RuleSet? Rules { get; init; }
}
