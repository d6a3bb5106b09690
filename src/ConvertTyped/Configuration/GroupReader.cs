using ConvertTyped.Snapshots;

namespace ConvertTyped.Configuration;

/// <summary>Reads goals, and the entities that consist mainly of rules: audiences, locations and segments.</summary>
internal static class GroupReader
{
    internal static Goal? ReadGoal(ref JsonInput input) => Read(ref input, out var group) ? new(group.Head) : null;

    internal static Audience? ReadAudience(ref JsonInput input) => !Read(ref input, out var group) ? null : new(group.Head)
    {
        Type = group.Type,
        Rules = group.Rules,
        MutualExclusion = group.Rules is null ? null : MutualExclusionReader.Read(group.Head.Source),
    };

    internal static Location? ReadLocation(ref JsonInput input) => Read(ref input, out var group) ? new(group.Head) { Rules = group.Rules } : null;

    internal static Segment? ReadSegment(ref JsonInput input) => Read(ref input, out var group) ? new(group.Head) { Rules = group.Rules } : null;

    /// <summary>Reads an entity. Returns false if the value is not an object with an id.</summary>
    private static bool Read(ref JsonInput input, out Group group)
    {
        group = default;
        var from = input.Position;
        if (!input.TryEnterObject())
            return false;
        while (input.NextMember())
        {
            if (input.TryRead(ref group.Head))
                continue;
            if (input.NameIs("type"u8))
                group.Type = input.ReadText();
            else if (input.NameIs("rules"u8))
                group.Rules = RuleReader.Read(ref input);
            else
                input.Skip();
        }

        group.Head.Source = input.SliceFrom(from);
        return group.Head.HasId;
    }

    private struct Group
    {
        internal EntityHead Head;
        internal string? Type;
        internal RuleSet? Rules;
    }
}
