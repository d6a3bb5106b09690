namespace ConvertTyped.Generator.Emit;

/// <summary>Emits <c>context.Experiences</c>, and an accessor and a variation enum for each experience.</summary>
internal static class ExperiencesEmitter
{
    public static GeneratedFile Emit(ProjectPart<ExperienceModel> part, GenerationSettings settings)
    {
        var code = GeneratedFile.Begin(settings);
        WriteContainer(code, part, settings);
        foreach (var experience in part.Entities)
        {
            ExperienceCode.WriteAccessor(code, experience, settings);
            ExperienceCode.WriteVariations(code, experience, settings);
        }
        return GeneratedFile.Create(settings, "Experiences", code);
    }

    private static void WriteContainer(CodeWriter code, ProjectPart<ExperienceModel> part, GenerationSettings settings)
    {
        WrapperCode.OpenContainer(code, "Experiences", $"The experiences of {part.ProjectXml} for one visitor. Each time you read a property, its experience is evaluated. To use one decision several times, store the property's value in a variable.", settings);
        foreach (var experience in part.Entities)
        {
            (var stem, var name) = experience.Entity.Name;
            code.Blank();
            code.Write($"""
                /// <summary>{EntityXml.Describe(experience.Entity)} {EntityXml.Summarize(experience.Variations)}</summary>
                {ObsoleteCode.Line(experience.Entity)}public {TypeNames.Experience(stem)} {name} => new(new(_context, {Literal.Of(experience.Entity.Key)}));
                """);
        }
        code.Close();
    }
}
