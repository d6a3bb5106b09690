namespace ConvertTyped.Generator.Emit;

/// <summary>Emits the members added to the runtime's context, and the global <c>using</c> directive for the generated namespace.</summary>
internal static class ContextEmitter
{
    private static readonly ExtensionMember[] Members =
    [
        new("Features", "Features", "The project's features for this visitor."),
        new("Experiences", "Experiences", "The project's experiences for this visitor."),
        new("VisitorGoals", "Goals", "The project's goals for this visitor."),
        new("Segments", "Segments", "The project's custom segments for this visitor."),
    ];

    private const string Context = "context";

    private static readonly ExtensionMembers Receiver = new("global::ConvertTyped.ConvertContext", Context, "The context of the visitor.", Context);

    public static GeneratedFile EmitExtensions(GenerationSettings settings, LanguageLevel language)
    {
        var code = GeneratedFile.Begin(settings);
        code.Blank();
        code.Write($"""
            /// <summary>The typed members of <see cref="global::ConvertTyped.ConvertContext"/>.</summary>
            {GeneratedFile.TypeAttribute}
            {settings.Accessibility} static class ConvertContextExtensions
            """);
        code.Open();
        var receiver = Receiver with { Argument = ArgumentOf(settings) };
        receiver.Write(code, Members, asProperties: language.ExtensionProperties && !settings.ExtensionMethods);
        code.Close();
        return GeneratedFile.Create(settings, "ConvertContext", code);
    }

    /// <summary>Emits the members as properties in the global namespace, for a project that gets them as methods from the namespace of the accessors.</summary>
    public static GeneratedFile EmitGlobalProperties(GenerationSettings settings) =>
        (Receiver with { Argument = ArgumentOf(settings, $"global::{settings.Namespace}.") }).CreateGlobalProperties(
            Members, settings, "ConvertContextProperties", "The typed members of <see cref=\"global::ConvertTyped.ConvertContext\"/>");

    /// <summary>
    /// The expression that the members' types are constructed from. In a browser, the config consists of the decisions that the server passed on. This config
    /// is not compared with the manifest, because differences are expected.
    /// </summary>
    private static string ArgumentOf(GenerationSettings settings, string qualifier = "") =>
        settings.IsForBrowser ? Context : $"{qualifier}ConvertManifest.Instance.Expect({Context})";

    public static GeneratedFile EmitGlobalUsing(GenerationSettings settings)
    {
        var code = GeneratedFile.Begin(settings with { Namespace = "" });
        code.Blank();
        code.Write($"global using global::{settings.Namespace};");
        return GeneratedFile.Create(settings, "GlobalUsing", code);
    }
}
