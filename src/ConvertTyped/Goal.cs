using ConvertTyped.Snapshots;

namespace ConvertTyped;

/// <summary>A goal that conversions count towards.</summary>
public sealed class Goal : ConfigEntity
{
    internal Goal(in EntityHead head)
        : base(head)
    {
    }
}
