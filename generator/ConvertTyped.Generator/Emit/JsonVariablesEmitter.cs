namespace ConvertTyped.Generator.Emit;

/// <summary>Emits the records of the objects in JSON variables.</summary>
internal static class JsonVariablesEmitter
{
    public static GeneratedFile Emit(ProjectPart<FeatureModel> part, GenerationSettings settings)
    {
        var records = JsonTypes.Collect(part.Entities).Records;
        if (records.Count == 0)
            return GeneratedFile.None;

        var code = GeneratedFile.Begin(settings);
        foreach (var record in records)
            WriteRecord(code, record, settings);
        return GeneratedFile.Create(settings, "JsonVariables", code);
    }

    private static void WriteRecord(CodeWriter code, JsonRecord record, GenerationSettings settings)
    {
        code.Blank();
        code.Write($"""
            /// <summary>{record.Origin}. The record has a property for each member that occurs in the config's values.</summary>
            {GeneratedFile.TypeAttribute}
            {settings.Accessibility} sealed record {record.TypeName}
            """);
        code.Open();
        foreach (var property in record.Properties)
        {
            if (property.Type.IsList)
                WriteList(code, property);
            else
                WriteProperty(code, property);
            code.Blank();
        }
        WriteRead(code, record);
        code.Close();
    }

    private static void WriteProperty(CodeWriter code, JsonProperty property)
    {
        var type = property.Type;
        code.Write($$"""
            {{Summary(property)}}
            public {{type.Annotated}} {{property.Name}} { get; init; }{{(type.IsNullable || type.Empty.Length == 0 ? "" : $" = {type.Empty};")}}
            """);
    }

    private static void WriteList(CodeWriter code, JsonProperty property)
    {
        var type = property.Type;
        var field = Field(property.Name);
        code.Write($$"""
            private readonly {{type.Annotated}} {{field}}{{(type.IsNullable ? "" : " = " + type.Empty)}};

            {{Summary(property)}}
            public {{type.Annotated}} {{property.Name}}
            {
                get => {{field}};
                init => {{field}} = global::ConvertTyped.Generated.JsonVariable.List(value);
            }
            """);
    }

    private static string Summary(JsonProperty property) =>
        $"/// <summary>Member <c>{XmlText.Escape(property.Key)}</c>{(property.Type.IsNullable ? "; null if the member has no valid value" : "")}.</summary>";

    private static void WriteRead(CodeWriter code, JsonRecord record)
    {
        code.Write($"internal static {record.TypeName} Read(global::ConvertTyped.Generated.JsonReading json) => new()");
        code.Open();
        foreach (var property in record.Properties)
            code.Write($"{property.Name} = {property.Type.Read($"json[{Literal.Of(property.Key)}]")},");
        code.Close(";");
    }

    // Only A to Z are changed to lower case. Some other letters, such as the Kelvin sign, have the same lower case as one of these, so two fields could have
    // the same name.
    private static string Field(string name) => "_" + (name[0] is >= 'A' and <= 'Z' ? char.ToLowerInvariant(name[0]) : name[0]) + name.Substring(1);
}
