namespace ConvertTyped.Generator.Emit;

/// <summary>Emits <c>context.Features</c>, and an accessor for each feature.</summary>
internal static class FeaturesEmitter
{
    private const string Accessor = "global::ConvertTyped.Generated.FeatureAccessor";

    public static GeneratedFile Emit(ProjectPart<FeatureModel> part, GenerationSettings settings)
    {
        var code = GeneratedFile.Begin(settings);
        var json = JsonTypes.Collect(part.Entities);
        WriteContainer(code, part, settings);
        foreach (var feature in part.Entities)
            WriteAccessor(code, feature, json, settings);
        return GeneratedFile.Create(settings, "Features", code);
    }

    private static void WriteContainer(CodeWriter code, ProjectPart<FeatureModel> part, GenerationSettings settings)
    {
        WrapperCode.OpenContainer(code, "Features", $"The features of {part.ProjectXml} for one visitor. Each time you read a property, its feature is evaluated. To use one decision several times, store the property's value in a variable.", settings);
        foreach (var feature in part.Entities)
        {
            (var stem, var name) = feature.Entity.Name;
            code.Blank();
            code.Write($"""
                /// <summary>{EntityXml.Describe(feature.Entity)} {CarriedBy(feature)}</summary>
                {ObsoleteCode.Line(feature.Entity)}public {TypeNames.Feature(stem)} {name} => new(new(_context, {Literal.Of(feature.Entity.Key)}));
                """);
        }
        code.Close();
    }

    private static void WriteAccessor(CodeWriter code, FeatureModel feature, JsonTypes json, GenerationSettings settings)
    {
        var type = TypeNames.Feature(feature.Entity.Name.Stem);
        code.Blank();
        code.Write($$"""
            /// <summary>The decision about {{EntityXml.Mention(feature.Entity)}} for one visitor.</summary>
            {{settings.Accessibility}} readonly struct {{type}} : global::ConvertTyped.Generated.ITypedFeature
            """);
        code.Open();
        foreach (var variable in feature.Variables.Where(variable => variable is { Shape: not null, Fallback: not null }))
        {
            code.Write(VariableCode.JsonFallback(variable, json.TypeOf(feature, variable)));
            code.Blank();
        }
        code.Write($$"""
            private readonly {{Accessor}} _feature;

            internal {{type}}({{Accessor}} feature) => _feature = feature;

            /// <summary>The decision; null if the feature is off for the visitor.</summary>
            public global::ConvertTyped.FeatureResult? Result => _feature.Result;

            /// <summary>Whether the feature is on for the visitor.</summary>
            public bool IsEnabled => _feature.IsEnabled;

            /// <summary>Whether the feature is on or off. A feature that the live config does not have is off.</summary>
            public global::ConvertTyped.FeatureStatus Status => _feature.Status;
            """);
        foreach (var variable in feature.Variables)
        {
            code.Blank();
            VariableCode.Write(code, variable, feature.Entity, variable.Shape is null ? null : json.TypeOf(feature, variable));
        }
        code.Write("""

            /// <summary>The decision as readable text.</summary>
            public override string ToString() => _feature.ToString();
            """);
        code.Close();
    }

    private static string CarriedBy(FeatureModel feature) => feature switch
    {
        { Entity.RetiredEntry: not null } => "It is off if the live config does not contain the feature.",
        { CarriedBy.Count: 0 } => "No experience carries it, so it is off for every visitor.",
        _ => $"Carried by {string.Join(", ", feature.CarriedBy.Select(key => $"<c>{XmlText.Escape(key)}</c>"))}.",
    };
}
