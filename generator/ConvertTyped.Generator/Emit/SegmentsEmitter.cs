namespace ConvertTyped.Generator.Emit;

/// <summary><c>context.Segments</c>.</summary>
internal static class SegmentsEmitter
{
    public static GeneratedFile Emit(ProjectPart<EntityModel> part, GenerationSettings settings)
    {
        var code = GeneratedFile.Begin(settings);
        WriteContainer(code, part, settings);
        if (part.Entities.Count > 0)
            WriteVisitorSegment(code, settings);
        return GeneratedFile.Of(settings, "Segments", code);
    }

    private static void WriteContainer(CodeWriter code, ProjectPart<EntityModel> part, GenerationSettings settings)
    {
        code.Blank();
        code.Write($"""
            /// <summary>The custom segments of {part.ProjectXml} for one visitor.</summary>
            {GeneratedFile.TypeAttributes(settings)}
            {settings.Accessibility} readonly struct Segments
            """);
        code.Open();
        code.Write("""
            private readonly global::ConvertTyped.ConvertContext _context;

            internal Segments(global::ConvertTyped.ConvertContext context) => _context = context;
            """);
        foreach (var segment in part.Entities)
        {
            code.Blank();
            code.Write($"""
                /// <summary>{EntityXml.Describe(segment)}</summary>
                public VisitorSegment {segment.Name.Member} => new(_context, SegmentKeys.{segment.Name.Member});
                """);
        }
        code.Close();
    }

    private static void WriteVisitorSegment(CodeWriter code, GenerationSettings settings)
    {
        code.Blank();
        code.Write($"""
            /// <summary>A custom segment, to be evaluated for the visitor of one context.</summary>
            {GeneratedFile.TypeAttributes(settings)}
            {settings.Accessibility} readonly struct VisitorSegment
            """);
        code.Open();
        code.Write("""
            private readonly global::ConvertTyped.ConvertContext _context;

            internal VisitorSegment(global::ConvertTyped.ConvertContext context, string key)
            {
                _context = context;
                Key = key;
            }

            /// <summary>The segment's key in Convert.</summary>
            public string Key { get; }

            /// <summary>Evaluates the segment's rules, and records the segment with the visitor if they match.</summary>
            /// <param name="ruleData">Laid over the visitor's attributes for this evaluation.</param>
            public global::ConvertTyped.CustomSegmentsResult Run(global::System.Collections.Generic.IReadOnlyDictionary<string, object?>? ruleData = null)
                => _context.RunCustomSegments(Key, ruleData);
            """);
        code.Close();
    }
}
