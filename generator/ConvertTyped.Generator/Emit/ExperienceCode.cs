using System.Globalization;

namespace ConvertTyped.Generator.Emit;

/// <summary>The accessor of one experience and the enum of its variations.</summary>
internal static class ExperienceCode
{
    /// <summary>The number of the first variation. The members before it are None and Unrecognized.</summary>
    private const int FirstVariation = 2;

    private const string Accessor = "global::ConvertTyped.Generated.ExperienceAccessor";

    public static void WriteAccessor(CodeWriter code, ExperienceModel experience, GenerationSettings settings)
    {
        var type = TypeNames.Experience(experience.Entity.Name.Stem);
        var variation = TypeNames.Variation(experience.Entity.Name.Stem);
        code.Blank();
        code.Write($$"""
            /// <summary>The decision about {{EntityXml.Mention(experience.Entity)}} for one visitor.</summary>
            {{settings.Accessibility}} readonly struct {{type}}
            """);
        code.Open();
        code.Write($$"""
            private readonly {{Accessor}} _experience;

            internal {{type}}({{Accessor}} experience) => _experience = experience;

            /// <summary>The decision; null if the visitor is not part of the experience.</summary>
            public global::ConvertTyped.ExperienceResult? Result => _experience.Result;

            /// <summary>The visitor's variation. It is matched to an enum member by id or, if no member has that id, by key.</summary>
            public {{variation}} Variation => ({{variation}})_experience.GetVariation({{Literal.Of(VariationListCode.Write(experience))}});
            """);
        if (experience.Variations.Count > 0)
            WriteMatch(code, experience);
        code.Write("""

            /// <summary>The decision as readable text.</summary>
            public override string ToString() => _experience.ToString();
            """);
        code.Close();
    }

    public static void WriteVariations(CodeWriter code, ExperienceModel experience, GenerationSettings settings)
    {
        code.Blank();
        code.Write($"""
            /// <summary>The variations of {EntityXml.Mention(experience.Entity)}.</summary>
            {settings.Accessibility} enum {TypeNames.Variation(experience.Entity.Name.Stem)}
            """);
        code.Open();
        code.Write("""
            /// <summary>The visitor is not part of the experience.</summary>
            None,

            /// <summary>A variation of the live config that is not a member of this enum.</summary>
            Unrecognized,
            """);
        foreach (var variation in experience.Variations)
        {
            code.Blank();
            code.Write($"""
                /// <summary>{EntityXml.Describe(variation)}</summary>
                {ObsoleteCode.Line(variation, experience.Entity)}{variation.Name},
                """);
        }
        code.Close();
    }

    /// <summary>The enum member of a variation. An obsolete member is written as a number, because generated code must compile without a warning.</summary>
    public static string VariationValue(ExperienceModel experience, int index)
    {
        var type = TypeNames.Variation(experience.Entity.Name.Stem);
        var variation = experience.Variations[index];
        return ObsoleteCode.Line(variation, experience.Entity).Length == 0
            ? $"{type}.{variation.Name}"
            : string.Format(CultureInfo.InvariantCulture, "({0}){1}", type, index + FirstVariation);
    }

    private static void WriteMatch(CodeWriter code, ExperienceModel experience)
    {
        var variation = TypeNames.Variation(experience.Entity.Name.Stem);
        string[] names = [.. experience.Variations.Select(known => ParameterName.Create(known.Name)), "none"];
        code.Blank();
        code.Write($$"""
            /// <summary>Returns the value for the visitor's variation, or <paramref name="none"/> if the variation is <c>None</c> or <c>Unrecognized</c>.</summary>
            public T Match<T>({{string.Join(", ", names.Select(name => "T " + name))}}) => Variation switch
            {
            """);
        for (var i = 0; i < experience.Variations.Count; i++)
            code.Write($"    {VariationValue(experience, i)} => {ParameterName.Create(experience.Variations[i].Name)},");
        code.Write($$"""
                _ => none,
            };

            /// <summary>Calls the function for the visitor's variation, or <paramref name="none"/> if the variation is <c>None</c> or <c>Unrecognized</c>.</summary>
            public T Match<T>({{string.Join(", ", names.Select(name => "global::System.Func<T> " + name))}}) => Match<global::System.Func<T>>({{string.Join(", ", names)}})();
            """);
    }
}
