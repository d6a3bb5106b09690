namespace ConvertTyped.Generator.Emit;

/// <summary>What hangs the generated types on the runtime's context, and makes them known in the whole project.</summary>
internal static class ContextEmitter
{
    private static readonly (string Type, string Name, string Summary)[] Entrances =
    [
        ("Features", "Features", "The project's features for this visitor."),
        ("Experiences", "Experiences", "The project's experiences for this visitor."),
        ("VisitorGoals", "Goals", "The project's goals, to be tracked for this visitor."),
        ("Segments", "Segments", "The project's custom segments for this visitor."),
    ];

    public static GeneratedFile EmitExtensions(GenerationSettings settings, LanguageLevel language)
    {
        CodeWriter code = GeneratedFile.Begin(settings);
        code.Blank();
        code.Write($"""
            /// <summary>The typed members of <see cref="global::ConvertTyped.ConvertContext"/>.</summary>
            {GeneratedFile.TypeAttributes(settings)}
            {settings.Accessibility} static class ConvertContextExtensions
            """);
        code.Open();
        if (language.ExtensionProperties)
            WriteProperties(code);
        else
            WriteMethods(code);
        code.Close();
        return GeneratedFile.Of(settings, "ConvertContext", code);
    }

    public static GeneratedFile EmitGlobalUsing(GenerationSettings settings)
    {
        CodeWriter code = GeneratedFile.Begin(settings with { Namespace = "" });
        code.Blank();
        code.Write($"global using global::{settings.Namespace};");
        return GeneratedFile.Of(settings, "GlobalUsing", code);
    }

    private static void WriteProperties(CodeWriter code)
    {
        code.Write("""
            /// <param name="context">The visitor.</param>
            extension(global::ConvertTyped.ConvertContext context)
            """);
        code.Open();
        for (int i = 0; i < Entrances.Length; i++)
        {
            if (i > 0)
                code.Blank();
            code.Write($"""
                /// <summary>{Entrances[i].Summary}</summary>
                public {Entrances[i].Type} {Entrances[i].Name} => new(context.Expect(ConvertManifest.Instance));
                """);
        }
        code.Close();
    }

    private static void WriteMethods(CodeWriter code)
    {
        for (int i = 0; i < Entrances.Length; i++)
        {
            if (i > 0)
                code.Blank();
            code.Write($"""
                /// <summary>{Entrances[i].Summary}</summary>
                /// <param name="context">The visitor.</param>
                public static {Entrances[i].Type} {Entrances[i].Name}(this global::ConvertTyped.ConvertContext context) => new(context.Expect(ConvertManifest.Instance));
                """);
        }
    }
}
