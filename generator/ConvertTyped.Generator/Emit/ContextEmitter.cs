namespace ConvertTyped.Generator.Emit;

/// <summary>What hangs the generated types on the runtime's context, and makes them known in the whole project.</summary>
internal static class ContextEmitter
{
    private static readonly ExtensionMember[] Members =
    [
        new("Features", "Features", "The project's features for this visitor."),
        new("Experiences", "Experiences", "The project's experiences for this visitor."),
        new("VisitorGoals", "Goals", "The project's goals, to be tracked for this visitor."),
        new("Segments", "Segments", "The project's custom segments for this visitor."),
    ];

    private static readonly ExtensionMembers Receiver = new(
        "global::ConvertTyped.ConvertContext", "context", "The visitor.", "context.Expect(ConvertManifest.Instance)");

    public static GeneratedFile EmitExtensions(GenerationSettings settings, LanguageLevel language)
    {
        var code = GeneratedFile.Begin(settings);
        code.Blank();
        code.Write($"""
            /// <summary>The typed members of <see cref="global::ConvertTyped.ConvertContext"/>.</summary>
            {GeneratedFile.TypeAttributes(settings)}
            {settings.Accessibility} static class ConvertContextExtensions
            """);
        code.Open();
        Receiver.Write(code, Members, language);
        code.Close();
        return GeneratedFile.Of(settings, "ConvertContext", code);
    }

    public static GeneratedFile EmitGlobalUsing(GenerationSettings settings)
    {
        var code = GeneratedFile.Begin(settings with { Namespace = "" });
        code.Blank();
        code.Write($"global using global::{settings.Namespace};");
        return GeneratedFile.Of(settings, "GlobalUsing", code);
    }
}
