namespace ConvertTyped.Generated;

/// <summary>A custom segment for one visitor, such as <c>context.Segments.UsVisitors</c>.</summary>
public readonly struct VisitorSegment
{
    private readonly ConvertContext _context;

    /// <summary>Creates a segment. Only generated code calls this constructor; use <c>context.Segments</c>.</summary>
    public VisitorSegment(ConvertContext context, [SegmentKey] string key)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(key);
        _context = context;
        Key = key;
    }

    /// <summary>The segment's key in Convert.</summary>
    public string Key { get; }

    /// <summary>Adds the visitor to the segment if the segment's rules match the visitor's attributes, or the segment has no rules.</summary>
    /// <param name="ruleData">Attributes to add to the visitor's for this call, replacing those with the same key.</param>
    public CustomSegmentsResult Run(IReadOnlyDictionary<string, object?>? ruleData = null) => _context.RunCustomSegments(Key, ruleData);

    /// <summary>The segment's key.</summary>
    public override string ToString() => Key;
}
