namespace ConvertTyped.Generator.Emit;

/// <summary>Emits <c>VisitorAttributes</c> and <c>LocationAttributes</c>.</summary>
internal static class AttributesEmitter
{
    private const string Value = "global::ConvertTyped.AttributeValue";

    public static GeneratedFile EmitVisitor(ProjectPart<AttributeModel> part, GenerationSettings settings) =>
        Emit(TypeNames.VisitorAttributes, $"The visitor attributes that the audiences and segments of {part.ProjectXml} read.", part.Entities, settings);

    public static GeneratedFile EmitLocation(ProjectPart<AttributeModel> part, GenerationSettings settings) =>
        Emit(TypeNames.LocationAttributes, $"The location attributes that the locations and site areas of {part.ProjectXml} read.", part.Entities, settings);

    private static GeneratedFile Emit(string type, string summary, IReadOnlyList<AttributeModel> attributes, GenerationSettings settings)
    {
        var code = GeneratedFile.Begin(settings);
        code.Blank();
        code.Write($$"""
            /// <summary>{{summary}} Set any other attribute by its key: <c>new {{type}} { ["beta"] = true }</c>.</summary>
            {{GeneratedFile.TypeAttribute}}
            {{settings.Accessibility}} sealed record {{type}} : global::ConvertTyped.Generated.TypedAttributes
            """);
        code.Open();
        foreach (var attribute in attributes)
        {
            WriteProperty(code, attribute);
            code.Blank();
        }
        WriteKeys(code, attributes);
        code.Blank();
        WriteTryRead(code, attributes);
        code.Close();
        return GeneratedFile.Create(settings, type, code);
    }

    // The property of a retired attribute is obsolete. The generated type itself reads the attribute from a field, because generated code must not use an
    // obsolete member.
    private static void WriteProperty(CodeWriter code, AttributeModel attribute)
    {
        var type = TypeOf(attribute.Type);
        var accessors = "{ get; init; }";
        if (attribute.RetiredEntry is not null)
        {
            code.Write($"private readonly {type} {Field(attribute)};");
            code.Blank();
            accessors = $"{{ get => {Field(attribute)}; init => {Field(attribute)} = value; }}";
        }
        code.Write($"""
            /// <summary>Attribute <c>{XmlText.Escape(attribute.Key)}</c>{ComparedWith(attribute)}. Null if you do not set it.</summary>
            {ObsoleteCode.Line(attribute)}public {type} {attribute.Name} {accessors}
            """);
    }

    private static string ComparedWith(AttributeModel attribute) =>
        attribute.Values.Count == 0 ? "" : $", which rules compare with {string.Join(", ", attribute.Values.Select(EntityXml.Value))}";

    private static string Field(AttributeModel attribute) => $"_{ParameterName.Unescaped(attribute.Name)}";

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
                        return IsSet({(attribute.RetiredEntry is null ? attribute.Name : Field(attribute))}, out value);
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
