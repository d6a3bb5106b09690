namespace ConvertTyped.Generator.Emit;

/// <summary>Emits <c>services.AddByCheckoutExperiment</c> and similar methods, which register one implementation of a service for each variation.</summary>
internal static class VariationServicesEmitter
{
    private const string Services = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";
    private const string Factory = "global::System.Func<global::System.IServiceProvider, T>";
    private const string Visitor = "global::System.Func<global::System.IServiceProvider, global::ConvertTyped.ConvertContext?>?";

    public static GeneratedFile Emit(ProjectPart<ExperienceModel> part, GenerationSettings settings)
    {
        ExperienceModel[] experiences = [.. part.Entities.Where(experience => experience.Variations.Count > 0)];
        if (experiences.Length == 0)
            return GeneratedFile.None;
        var code = GeneratedFile.Begin(settings);
        code.Blank();
        code.Write($"""
            /// <summary>Registers services whose implementations depend on the visitor's variation in an experience of {part.ProjectXml}.</summary>
            {GeneratedFile.TypeAttribute}
            {settings.Accessibility} static class {TypeNames.VariationServiceExtensions}
            """);
        code.Open();
        for (var i = 0; i < experiences.Length; i++)
        {
            if (i > 0)
                code.Blank();
            Write(code, experiences[i]);
        }
        code.Close();
        return GeneratedFile.Create(settings, "VariationServices", code);
    }

    private static void Write(CodeWriter code, ExperienceModel experience)
    {
        string[] variations = [.. experience.Variations.Select(known => ParameterName.Create(known.Name))];
        var services = Unused("services", variations);
        var visitor = Unused("visitor", variations);
        code.Write($$"""
            /// <summary>Adds a scoped service whose implementation depends on the visitor's variation in {{EntityXml.Mention(experience.Entity)}}. <paramref name="none"/> is used if there is no visitor or no variation, or if the variation is unrecognized.</summary>
            {{ObsoleteCode.Line(experience.Entity)}}public static {{Services}} {{TypeNames.AddBy}}{{experience.Entity.Name.Member}}<T>(this {{Services}} {{services}}, {{string.Concat(variations.Select(name => $"{Factory} {name}, "))}}{{Factory}} none, {{Visitor}} {{visitor}} = null)
                where T : class =>
                global::ConvertTyped.Hosting.Generated.VariationServices.Add({{services}}, {{Literal.Of(experience.Entity.Key)}}, {{Literal.Of(VariationListCode.Write(experience))}}, {{visitor}}, none, {{string.Join(", ", variations)}});
            """);
    }

    // A variation can have the same name as a parameter.
    private static string Unused(string name, string[] variations) => variations.Contains(name) ? name + "_" : name;
}
