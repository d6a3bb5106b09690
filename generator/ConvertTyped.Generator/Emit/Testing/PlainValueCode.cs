namespace ConvertTyped.Generator.Emit.Testing;

/// <summary>Emits code that converts a typed JSON value to the dictionaries, lists and plain values that the testing package writes as JSON.</summary>
internal static class PlainValueCode
{
    /// <summary>
    /// Converts the whole value of a JSON variable. A string, number or boolean is marked as JSON, because the testing package would otherwise read a string as
    /// JSON text, and a number or boolean as a variable of that type.
    /// </summary>
    public static string ConvertVariable(JsonType type, string value) =>
        type.IsAny || type.IsList || type.IsObject ? Convert(type, value) : $"global::ConvertTyped.Testing.TestFeature.JsonValue({value})";

    private static string Convert(JsonType type, string value) => type switch
    {
        { IsObject: true } => $"{TypeNames.OverrideValues}.{MethodOf(type.Name)}({value})",
        { Item: { } item } when Convert(item, "item") is var plain && plain != "item" =>
            $"{value} is null ? null : global::System.Linq.Enumerable.Select({value}, static item => (object?){plain})",
        _ => value,
    };

    // If all methods had the same name, the compiler would consider each of them for every call.
    private static string MethodOf(string record) => "Of" + record;

    public static void Write(CodeWriter code, IReadOnlyList<JsonRecord> records, GenerationSettings settings)
    {
        code.Blank();
        code.Write($"""
            /// <summary>Converts JSON records to plain values.</summary>
            {GeneratedFile.TypeAttribute}
            internal static class {TypeNames.OverrideValues}
            """);
        code.Open();
        for (var i = 0; i < records.Count; i++)
        {
            if (i > 0)
                code.Blank();
            WriteRecord(code, records[i]);
        }
        code.Close();
    }

    private static void WriteRecord(CodeWriter code, JsonRecord record)
    {
        code.Write($"internal static object? {MethodOf(record.TypeName)}({record.TypeName}? value) => value is null ? null : new global::System.Collections.Generic.Dictionary<string, object?>");
        code.Open();
        foreach (var property in record.Properties)
            code.Write($"[{Literal.Of(property.Key)}] = {Convert(property.Type, "value." + property.Name)},");
        code.Close(";");
    }
}
