namespace ConvertTyped.Generator.Emit.Testing;

/// <summary>Emits <c>convert.Experiences</c> for tests, and an override for each experience.</summary>
internal static class ExperienceOverridesEmitter
{
    public static GeneratedFile Emit(ProjectPart<ExperienceModel> part, GenerationSettings settings)
    {
        var code = GeneratedFile.Begin(settings);
        OverrideCode.OpenContainer(code, TypeNames.ExperienceOverrides, $"Overrides the experiences of {part.ProjectXml} in a test.", settings);
        foreach (var experience in part.Entities)
            OverrideCode.WriteEntry(code, experience.Entity, TypeNames.ExperienceOverrides, TypeNames.ExperienceOverride(experience.Entity.Name.Stem));
        code.Close();
        foreach (var experience in part.Entities)
            WriteOverride(code, experience, settings);
        return GeneratedFile.Create(settings, TypeNames.ExperienceOverrides, code);
    }

    private static void WriteOverride(CodeWriter code, ExperienceModel experience, GenerationSettings settings)
    {
        OverrideCode.OpenOverride(code, experience.Entity, TypeNames.ExperienceOverride(experience.Entity.Name.Stem), settings);
        if (experience.Variations.Count > 0)
            WriteForce(code, experience);
        code.Blank();
        code.Write("""
            /// <summary>Excludes all visitors from the experience.</summary>
            /// <returns>An object that removes the override when you dispose it.</returns>
            public global::System.IDisposable Exclude() => _experience.Exclude();
            """);
        code.Close();
    }

    // The analyzers report constants that are not allowed. The exception that the generated code throws is for values that the analyzers cannot see.
    private static void WriteForce(CodeWriter code, ExperienceModel experience)
    {
        var variation = TypeNames.Variation(experience.Entity.Name.Stem);
        code.Blank();
        code.Write($$"""
            /// <summary>Gives every visitor this variation, and the features that it carries.</summary>
            /// <param name="variation">A variation of the experience. To exclude all visitors, call <see cref="Exclude"/>.</param>
            /// <returns>An object that removes the override when you dispose it.</returns>
            /// <exception cref="global::System.ArgumentOutOfRangeException">The value is not a variation of the experience.</exception>
            public global::System.IDisposable Force(
                [global::System.ComponentModel.DataAnnotations.DeniedValues({{variation}}.None, {{variation}}.Unrecognized)] {{variation}} variation) => variation switch
                {
            """);
        for (var i = 0; i < experience.Variations.Count; i++)
        {
            var known = experience.Variations[i];
            code.Write($"        {ExperienceCode.VariationValue(experience, i)} => _experience.Force({Literal.Of(known.Id)}, {(known.Key is null ? "null" : Literal.Of(known.Key))}),");
        }
        code.Write("""
                    _ => throw new global::System.ArgumentOutOfRangeException(nameof(variation), variation, $"The value is not a variation of the experience '{_experience.Key}'. To exclude all visitors, call Exclude."),
                };
            """);
    }
}
