namespace ConvertTyped.Evaluation;

/// <summary>Matches custom segments and stores those that match.</summary>
internal static class CustomSegments
{
    /// <summary>Matches several segments, in the config's order. After the first match, all later segments match, and their rules are not evaluated.</summary>
    internal static CustomSegmentsResult Run(IEnumerable<string> keys, ref Visitor visitor)
    {
        visitor.Effects?.OnSegmentsRun();
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

        return matched.Count > 0 ? Store([.. matched], visitor) : CustomSegmentsResult.None;
    }

    internal static CustomSegmentsResult Run(string key, ref Visitor visitor)
    {
        visitor.Effects?.OnSegmentsRun();
        return visitor.Sources.Config.SegmentIndex.ByKey(key) is { } segment && !IsStored(segment, visitor) && IsMet(segment, ref visitor)
            ? Store([segment.Id], visitor)
            : CustomSegmentsResult.None;
    }

    private static CustomSegmentsResult Store(string[] ids, in Visitor visitor) =>
        visitor.Effects?.AddCustomSegments(ids) is { Length: > 0 } added ? new(Array.AsReadOnly(added)) : CustomSegmentsResult.None;

    /// <summary>Whether a segment matches the visitor. A segment without rules matches every visitor.</summary>
    private static bool IsMet(Segment segment, ref Visitor visitor) =>
        segment.Rules is not { } rules || Rules.Match(rules, visitor.Attributes, ref visitor);

    private static bool IsStored(Segment segment, in Visitor visitor) => visitor.State.CustomSegments.Contains(segment.Id);
}
