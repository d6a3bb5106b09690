using ConvertTyped.Generator.Config;

namespace ConvertTyped.Generator.Emit;

/// <summary><c>context.Features</c> and an accessor per feature.</summary>
internal static class FeaturesEmitter
{
    public static GeneratedFile Emit(ProjectPart<FeatureModel> part, GenerationSettings settings)
    {
        CodeWriter code = GeneratedFile.Begin(settings);
        WriteContainer(code, part, settings);
        foreach (FeatureModel feature in part.Entities)
            WriteAccessor(code, feature, settings);
        return GeneratedFile.Of(settings, "Features", code);
    }

    private static void WriteContainer(CodeWriter code, ProjectPart<FeatureModel> part, GenerationSettings settings)
    {
        code.Blank();
        code.Write($"""
            /// <summary>The features of {part.ProjectXml} for one visitor. Reading one decides it; keep what you read to keep the decision.</summary>
            {GeneratedFile.TypeAttributes(settings)}
            {settings.Accessibility} readonly struct Features
            """);
        code.Open();
        code.Write("""
            private readonly global::ConvertTyped.ConvertContext _context;

            internal Features(global::ConvertTyped.ConvertContext context) => _context = context;
            """);
        foreach (FeatureModel feature in part.Entities)
        {
            (string stem, string name) = feature.Entity.Name;
            code.Blank();
            code.Write($"""
                /// <summary>{EntityXml.Describe(feature.Entity)}</summary>
                /// <remarks>{CarriedBy(feature)}</remarks>
                public {TypeNames.Feature(stem)} {name} => new(_context.RunFeature(FeatureKeys.{name}));
                """);
        }
        code.Close();
    }

    private static void WriteAccessor(CodeWriter code, FeatureModel feature, GenerationSettings settings)
    {
        string type = TypeNames.Feature(feature.Entity.Name.Stem);
        code.Blank();
        code.Write($$"""
            /// <summary>What one visitor gets of {{EntityXml.Mention(feature.Entity)}}.</summary>
            {{GeneratedFile.TypeAttributes(settings)}}
            {{settings.Accessibility}} readonly struct {{type}}
            """);
        code.Open();
        code.Write($$"""
            internal {{type}}(global::ConvertTyped.FeatureResult? result) => Result = result;

            /// <summary>The decision as the runtime made it; null when the feature is off for this visitor.</summary>
            public global::ConvertTyped.FeatureResult? Result { get; }

            /// <summary>Whether the visitor has the feature.</summary>
            public bool IsEnabled => Status == global::ConvertTyped.FeatureStatus.Enabled;

            /// <summary>Disabled as well when the live config knows no such feature.</summary>
            public global::ConvertTyped.FeatureStatus Status => Result?.Status ?? global::ConvertTyped.FeatureStatus.Disabled;
            """);
        foreach (VariableModel variable in feature.Variables)
        {
            code.Blank();
            code.Write($"""
                /// <summary>Variable <c>{XmlText.Escape(variable.Key)}</c>, {VariableCode.Word(variable.Type)}. Null when the feature is off or has no such value.</summary>
                public {VariableCode.TypeOf(variable.Type)} {variable.Name} => {VariableCode.Read(variable)};
                """);
        }
        code.Close();
    }

    private static string CarriedBy(FeatureModel feature) => feature.CarriedBy.Count == 0
        ? "No experience carries it, so it is off for everybody."
        : $"Carried by {string.Join(", ", feature.CarriedBy.Select(key => $"<c>{XmlText.Escape(key)}</c>"))}.";
}
