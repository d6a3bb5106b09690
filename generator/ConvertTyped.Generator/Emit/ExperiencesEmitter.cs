namespace ConvertTyped.Generator.Emit;

/// <summary><c>context.Experiences</c>, an accessor per experience and the enum of its variations.</summary>
internal static class ExperiencesEmitter
{
    public static GeneratedFile Emit(ProjectPart<ExperienceModel> part, GenerationSettings settings)
    {
        var code = GeneratedFile.Begin(settings);
        WriteContainer(code, part, settings);
        foreach (var experience in part.Entities)
        {
            WriteAccessor(code, experience, settings);
            WriteVariations(code, experience, settings);
        }
        return GeneratedFile.Of(settings, "Experiences", code);
    }

    private static void WriteContainer(CodeWriter code, ProjectPart<ExperienceModel> part, GenerationSettings settings)
    {
        code.Blank();
        code.Write($"""
            /// <summary>The experiences of {part.ProjectXml} for one visitor. Reading one decides it; keep what you read to keep the decision.</summary>
            {GeneratedFile.TypeAttributes(settings)}
            {settings.Accessibility} readonly struct Experiences
            """);
        code.Open();
        code.Write("""
            private readonly global::ConvertTyped.ConvertContext _context;

            internal Experiences(global::ConvertTyped.ConvertContext context) => _context = context;
            """);
        foreach (var experience in part.Entities)
        {
            (var stem, var name) = experience.Entity.Name;
            code.Blank();
            code.Write($"""
                /// <summary>{EntityXml.Describe(experience.Entity)}</summary>
                /// <remarks>{Variations(experience)}</remarks>
                {RetiredAttribute.Line(experience.Entity)}public {TypeNames.Experience(stem)} {name} => new(_context.RunExperience(ExperienceKeys.{name}));
                """);
        }
        code.Close();
    }

    private static void WriteAccessor(CodeWriter code, ExperienceModel experience, GenerationSettings settings)
    {
        var stem = experience.Entity.Name.Stem;
        var type = TypeNames.Experience(stem);
        var variation = TypeNames.Variation(stem);
        code.Blank();
        code.Write($"""
            /// <summary>What one visitor gets of {EntityXml.Mention(experience.Entity)}.</summary>
            {GeneratedFile.TypeAttributes(settings)}
            {settings.Accessibility} readonly struct {type}
            """);
        code.Open();
        code.Write($$"""
            internal {{type}}(global::ConvertTyped.ExperienceResult? result) => Result = result;

            /// <summary>The decision as the runtime made it; null when the visitor is not part of the experience.</summary>
            public global::ConvertTyped.ExperienceResult? Result { get; }

            /// <summary>The variation that the visitor gets, known by its id or else by its key.</summary>
            public {{variation}} Variation => Result switch
            {
                null => {{variation}}.None,
            """);
        foreach (var arm in Arms(experience))
            code.Write($"    {arm},");
        code.Write($$"""
                _ => {{variation}}.Unrecognized,
            };
            """);
        code.Close();
    }

    // A key can move to another variation, an id cannot: ids are asked first.
    private static IEnumerable<string> Arms(ExperienceModel experience)
    {
        var type = TypeNames.Variation(experience.Entity.Name.Stem);
        foreach (var variation in experience.Variations)
            yield return $"{{ VariationId: {Literal.Of(variation.Id)} }} => {type}.{variation.Name}";

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variation in experience.Variations)
        {
            if (variation.Key is { } key && seen.Add(key))
                yield return $"{{ VariationKey: {Literal.Of(key)} }} => {type}.{variation.Name}";
        }
    }

    private static void WriteVariations(CodeWriter code, ExperienceModel experience, GenerationSettings settings)
    {
        code.Blank();
        code.Write($"""
            /// <summary>The variations of {EntityXml.Mention(experience.Entity)}.</summary>
            {GeneratedFile.TypeAttributes(settings)}
            {settings.Accessibility} enum {TypeNames.Variation(experience.Entity.Name.Stem)}
            """);
        code.Open();
        code.Write("""
            /// <summary>The visitor is not part of the experience.</summary>
            None,

            /// <summary>A variation that the live config has and this code does not know.</summary>
            Unrecognized,
            """);
        foreach (var variation in experience.Variations)
        {
            code.Blank();
            code.Write($"""
                /// <summary>{EntityXml.Describe(variation)}</summary>
                {variation.Name},
                """);
        }
        code.Close();
    }

    private static string Variations(ExperienceModel experience)
    {
        string[] items = [.. experience.Variations.Select(variation => $"\n/// <item><description>{EntityXml.Describe(variation)}</description></item>")];
        return items.Length == 0 ? "It has no variation." : $"\n/// <list type=\"bullet\">{string.Concat(items)}\n/// </list>\n/// ";
    }
}
