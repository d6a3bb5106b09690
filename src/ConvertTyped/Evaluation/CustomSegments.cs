namespace ConvertTyped.Evaluation;

/// <summary>Which custom segments a visitor gets. The first one that matches opens the latch for all that follow.</summary>
internal static class CustomSegments
{
    /// <summary>The ids to record, those already recorded left out.</summary>
    internal static string[] Match(IReadOnlyList<Segment> segments, IReadOnlySet<string> keys, ref Visitor visitor)
    {
        var isOpen = false;
        var matched = new List<string>();
        foreach (var segment in segments)
        {
            if (!keys.Contains(segment.Key))
                continue;
            isOpen = isOpen || IsMet(segment, ref visitor);
            if (isOpen && !IsRecorded(segment, visitor))
                matched.Add(segment.Id);
        }

        return [.. matched];
    }

    /// <summary>Whether the segment is to be recorded: it matches, and is not recorded already.</summary>
    internal static bool Matches(Segment segment, ref Visitor visitor) =>
        !IsRecorded(segment, visitor) && IsMet(segment, ref visitor);

    /// <summary>A segment without rules is met by everyone.</summary>
    private static bool IsMet(Segment segment, ref Visitor visitor) =>
        segment.Rules is not { } rules || Rules.Match(rules, visitor.Attributes, ref visitor);

    private static bool IsRecorded(Segment segment, in Visitor visitor) => visitor.State.CustomSegments.Contains(segment.Id);
}
