namespace ConvertTyped.Generator.Emit;

/// <summary><c>context.Features</c> and an accessor per feature.</summary>
internal static class FeaturesEmitter
{
    public static GeneratedFile Emit(ProjectPart<FeatureModel> part, GenerationSettings settings)
    {
        var code = GeneratedFile.Begin(settings);
        var json = JsonTypes.Of(part.Entities);
        WriteContainer(code, part, json, settings);
        foreach (var feature in part.Entities)
            WriteAccessor(code, feature, json, settings);
        return GeneratedFile.Of(settings, "Features", code);
    }

    private static void WriteContainer(CodeWriter code, ProjectPart<FeatureModel> part, JsonTypes json, GenerationSettings settings)
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
        foreach (var feature in part.Entities)
        {
            (var stem, var name) = feature.Entity.Name;
            code.Blank();
            code.Write($"""
                /// <summary>{EntityXml.Describe(feature.Entity)}</summary>
                /// <remarks>{CarriedBy(feature)}</remarks>
                {RetiredAttribute.Line(feature.Entity)}public {TypeNames.Feature(stem)} {name} => new({(ReadsJson(feature, json) ? "_context, " : "")}_context.RunFeature(FeatureKeys.{name}));
                """);
        }
        code.Close();
    }

    private static void WriteAccessor(CodeWriter code, FeatureModel feature, JsonTypes json, GenerationSettings settings)
    {
        code.Blank();
        code.Write($$"""
            /// <summary>What one visitor gets of {{EntityXml.Mention(feature.Entity)}}.</summary>
            {{GeneratedFile.TypeAttributes(settings)}}
            {{settings.Accessibility}} readonly struct {{TypeNames.Feature(feature.Entity.Name.Stem)}}
            """);
        code.Open();
        WriteFallbacks(code, feature, json);
        WriteConstructor(code, TypeNames.Feature(feature.Entity.Name.Stem), ReadsJson(feature, json));
        code.Blank();
        code.Write("""
            /// <summary>The decision as the runtime made it; null when the feature is off for this visitor.</summary>
            public global::ConvertTyped.FeatureResult? Result { get; }

            /// <summary>Whether the visitor has the feature.</summary>
            public bool IsEnabled => Status == global::ConvertTyped.FeatureStatus.Enabled;

            /// <summary>Disabled as well when the live config knows no such feature.</summary>
            public global::ConvertTyped.FeatureStatus Status => Result?.Status ?? global::ConvertTyped.FeatureStatus.Disabled;
            """);
        foreach (var variable in feature.Variables)
        {
            code.Blank();
            VariableCode.Write(code, variable, variable.Shape is null ? null : json.Of(feature, variable));
        }
        code.Close();
    }

    private static void WriteFallbacks(CodeWriter code, FeatureModel feature, JsonTypes json)
    {
        foreach (var variable in feature.Variables.Where(variable => variable is { Shape: not null, Fallback: not null }))
        {
            code.Write(VariableCode.JsonFallback(variable, json.Of(feature, variable)));
            code.Blank();
        }
    }

    private static void WriteConstructor(CodeWriter code, string type, bool readsJson)
    {
        if (!readsJson)
        {
            code.Write($"internal {type}(global::ConvertTyped.FeatureResult? result) => Result = result;");
            return;
        }
        code.Write($$"""
            private readonly global::ConvertTyped.ConvertContext _context;

            internal {{type}}(global::ConvertTyped.ConvertContext context, global::ConvertTyped.FeatureResult? result)
            {
                _context = context;
                Result = result;
            }
            """);
    }

    // The context knows whom to tell of a value that does not fit.
    private static bool ReadsJson(FeatureModel feature, JsonTypes json) =>
        feature.Variables.Any(variable => variable.Shape is not null && !json.Of(feature, variable).IsAny);

    private static string CarriedBy(FeatureModel feature) => feature.CarriedBy.Count == 0
        ? "No experience carries it, so it is off for everybody."
        : $"Carried by {string.Join(", ", feature.CarriedBy.Select(key => $"<c>{XmlText.Escape(key)}</c>"))}.";
}
