using ConvertTyped.Configuration;

namespace ConvertTyped;

/// <summary>A place, by rules over location attributes.</summary>
public sealed class Location : ConfigEntity
{
    internal Location(in EntityHead head)
        : base(head)
    {
    }

    internal RuleSet? Rules { get; init; }
}
