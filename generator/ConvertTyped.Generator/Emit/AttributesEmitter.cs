namespace ConvertTyped.Generator.Emit;

/// <summary><c>VisitorAttributes</c> and <c>LocationAttributes</c>.</summary>
internal static class AttributesEmitter
{
    private const string Value = "global::ConvertTyped.AttributeValue";

    public static GeneratedFile EmitVisitor(ProjectPart<AttributeModel> part, GenerationSettings settings) =>
        Emit(TypeNames.VisitorAttributes, $"What the audiences and segments of {part.ProjectXml} read of a visitor.", part.Entities, settings);

    public static GeneratedFile EmitLocation(ProjectPart<AttributeModel> part, GenerationSettings settings) =>
        Emit(TypeNames.LocationAttributes, $"What the locations of {part.ProjectXml} read of where a visitor is.", part.Entities, settings);

    private static GeneratedFile Emit(string type, string summary, IReadOnlyList<AttributeModel> attributes, GenerationSettings settings)
    {
        var code = GeneratedFile.Begin(settings);
        code.Blank();
        code.Write($$"""
            /// <summary>{{summary}} Any other attribute goes by its key: <c>new {{type}} { ["beta"] = true }</c>.</summary>
            {{GeneratedFile.TypeAttribute}}
            {{settings.Accessibility}} sealed record {{type}} : global::ConvertTyped.Generated.TypedAttributes
            """);
        code.Open();
        foreach (var attribute in attributes)
        {
            code.Write($$"""
                /// <summary>Attribute <c>{{XmlText.Escape(attribute.Key)}}</c>; null when it is not given.</summary>
                public {{TypeOf(attribute.Type)}} {{attribute.Name}} { get; init; }
                """);
            code.Blank();
        }
        WriteKeys(code, attributes);
        code.Blank();
        WriteTryRead(code, attributes);
        code.Close();
        return GeneratedFile.Of(settings, type, code);
    }

    private static void WriteKeys(CodeWriter code, IReadOnlyList<AttributeModel> attributes)
    {
        code.Write($"""
            /// <inheritdoc/>
            protected override global::System.Collections.Generic.IEnumerable<string> TypedKeys
            """);
        code.Open();
        code.Write("get");
        code.Open();
        foreach (var attribute in attributes)
            code.Write($"yield return {Literal.Of(attribute.Key)};");
        if (attributes.Count == 0)
            code.Write("yield break;");
        code.Close();
        code.Close();
    }

    private static void WriteTryRead(CodeWriter code, IReadOnlyList<AttributeModel> attributes)
    {
        code.Write($"""
            /// <inheritdoc/>
            protected override bool TryReadTyped(string key, out {Value} value)
            """);
        code.Open();
        if (attributes.Count > 0)
        {
            code.Write("switch (key)");
            code.Open();
            foreach (var attribute in attributes)
            {
                code.Write($"""
                    case {Literal.Of(attribute.Key)}:
                        return IsSet({attribute.Name}, out value);
                    """);
            }
            code.Close();
        }
        code.Write("""
            value = default;
            return false;
            """);
        code.Close();
    }

    private static string TypeOf(AttributeType type) => type switch
    {
        AttributeType.Number => "double?",
        AttributeType.Boolean => "bool?",
        _ => "string?",
    };
}
