namespace ConvertTyped.Generator.Emit.Testing;

/// <summary>Emits <c>convert.Features</c> for tests, an override for each feature, and the conversion of JSON records to plain values.</summary>
internal static class FeatureOverridesEmitter
{
    public static GeneratedFile Emit(ProjectPart<FeatureModel> part, GenerationSettings settings)
    {
        var code = GeneratedFile.Begin(settings);
        var json = JsonTypes.Collect(part.Entities);
        WriteContainer(code, part, settings);
        foreach (var feature in part.Entities)
            WriteOverride(code, feature, json, settings);
        if (json.Records.Count > 0)
            PlainValueCode.Write(code, json.Records, settings);
        return GeneratedFile.Create(settings, TypeNames.FeatureOverrides, code);
    }

    private static void WriteContainer(CodeWriter code, ProjectPart<FeatureModel> part, GenerationSettings settings)
    {
        OverrideCode.OpenContainer(code, TypeNames.FeatureOverrides, $"Overrides the features of {part.ProjectXml} in a test.", settings);
        foreach (var feature in part.Entities)
            OverrideCode.WriteEntry(code, feature.Entity, TypeNames.FeatureOverrides, TypeNames.FeatureOverride(feature.Entity.Name.Stem));
        code.Close();
    }

    private static void WriteOverride(CodeWriter code, FeatureModel feature, JsonTypes json, GenerationSettings settings)
    {
        OverrideCode.OpenOverride(code, feature.Entity, TypeNames.FeatureOverride(feature.Entity.Name.Stem), settings);
        code.Blank();
        code.Write("/// <summary>Turns the feature on for every visitor. A variable that you omit has no value.</summary>");
        foreach (var variable in feature.Variables)
            code.Write($"/// <param name=\"{ParameterName.Unescaped(variable.Name)}\">Variable <c>{XmlText.Escape(variable.Key)}</c>.{(IsIgnored(feature, variable) ? " The argument is ignored, because the config no longer has the variable." : "")}</param>");
        code.Write("/// <returns>An object that removes the override when you dispose it.</returns>");
        WriteEnable(code, feature, json);
        code.Blank();
        code.Write("""
            /// <summary>Turns the feature off for every visitor.</summary>
            /// <returns>An object that removes the override when you dispose it.</returns>
            public global::System.IDisposable Disable() => _feature.Disable();
            """);
        code.Close();
    }

    private static void WriteEnable(CodeWriter code, FeatureModel feature, JsonTypes json)
    {
        if (feature.Variables.Count == 0)
        {
            code.Write("public global::System.IDisposable Enable() => _feature.Enable();");
            return;
        }
        string[] parameters = [.. feature.Variables.Select(variable => $"{TypeOf(feature, variable, json)}? {ParameterName.Create(variable.Name)} = null")];
        string[] arguments = [.. feature.Variables.Where(variable => !IsIgnored(feature, variable)).Select(variable => $"({Literal.Of(variable.Key)}, {ValueOf(feature, variable, json)})")];
        code.Write($"""
            public global::System.IDisposable Enable(
                {string.Join(",\n    ", parameters)}) => _feature.Enable(
                    {string.Join(",\n        ", arguments)});
            """);
    }

    // The config has the feature without the variable, so an override cannot set the variable.
    private static bool IsIgnored(FeatureModel feature, VariableModel variable) => feature.Entity.RetiredEntry is null && variable.RetiredEntry is not null;

    private static string TypeOf(FeatureModel feature, VariableModel variable, JsonTypes json) =>
        variable.Shape is null ? VariableCode.TypeOf(variable.Type) : json.TypeOf(feature, variable).Name;

    private static string ValueOf(FeatureModel feature, VariableModel variable, JsonTypes json) =>
        variable.Shape is null ? ParameterName.Create(variable.Name) : PlainValueCode.ConvertVariable(json.TypeOf(feature, variable), ParameterName.Create(variable.Name));
}
