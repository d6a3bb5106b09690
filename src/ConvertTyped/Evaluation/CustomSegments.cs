namespace ConvertTyped.Evaluation;

/// <summary>Matches custom segments. After the first match, all later segments match without an evaluation of their rules.</summary>
internal static class CustomSegments
{
    /// <summary>Returns the ids to store, without those that are already stored.</summary>
    internal static string[] Match(IEnumerable<string> keys, ref Visitor visitor)
    {
        var wanted = keys.ToHashSet(StringComparer.Ordinal);
        var isOpen = false;
        var matched = new List<string>();
        foreach (var segment in visitor.Sources.Config.SegmentIndex.Array)
        {
            if (!wanted.Contains(segment.Key))
                continue;
            isOpen = isOpen || IsMet(segment, ref visitor);
            if (isOpen && !IsStored(segment, visitor))
                matched.Add(segment.Id);
        }

        return [.. matched];
    }

    /// <summary>Returns the id to store; nothing if the segment does not match or is already stored.</summary>
    internal static string[] Match(string key, ref Visitor visitor) =>
        visitor.Sources.Config.SegmentIndex.ByKey(key) is { } segment && !IsStored(segment, visitor) && IsMet(segment, ref visitor) ? [segment.Id] : [];

    /// <summary>A segment without rules matches every visitor.</summary>
    private static bool IsMet(Segment segment, ref Visitor visitor) =>
        segment.Rules is not { } rules || Rules.Match(rules, visitor.Attributes, ref visitor);

    private static bool IsStored(Segment segment, in Visitor visitor) => visitor.State.CustomSegments.Contains(segment.Id);
}
