namespace ConvertTyped.Generator.Emit;

/// <summary>Emits <c>context.Segments</c>.</summary>
internal static class SegmentsEmitter
{
    public static GeneratedFile Emit(ProjectPart<EntityModel> part, GenerationSettings settings)
    {
        var code = GeneratedFile.Begin(settings);
        WriteContainer(code, part, settings);
        return GeneratedFile.Create(settings, "Segments", code);
    }

    private static void WriteContainer(CodeWriter code, ProjectPart<EntityModel> part, GenerationSettings settings)
    {
        WrapperCode.OpenContainer(code, "Segments", $"The custom segments of {part.ProjectXml} for one visitor.", settings);
        foreach (var segment in part.Entities)
        {
            code.Blank();
            code.Write($"""
                /// <summary>{EntityXml.Describe(segment)}</summary>
                {ObsoleteCode.Line(segment)}public global::ConvertTyped.Generated.VisitorSegment {segment.Name.Member} => new(_context, {Literal.Of(segment.Key)});
                """);
        }
        code.Close();
    }
}
