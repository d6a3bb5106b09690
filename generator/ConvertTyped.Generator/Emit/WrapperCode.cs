namespace ConvertTyped.Generator.Emit;

/// <summary>Generated structs with one field, such as <c>context.Features</c>.</summary>
internal static class WrapperCode
{
    private const string Context = "global::ConvertTyped.ConvertContext";

    /// <summary>Begins a struct that contains a context's entities.</summary>
    public static void OpenContainer(CodeWriter code, string type, string summary, GenerationSettings settings) =>
        Open(code, type, summary, (Context, "context"), settings);

    /// <summary>Begins a struct, and writes its field and its constructor.</summary>
    public static void Open(CodeWriter code, string type, string summary, (string Type, string Name) field, GenerationSettings settings)
    {
        code.Blank();
        code.Write($"""
            /// <summary>{summary}</summary>
            {GeneratedFile.TypeAttribute}
            {settings.Accessibility} readonly struct {type}
            """);
        code.Open();
        code.Write($"""
            private readonly {field.Type} _{field.Name};

            internal {type}({field.Type} {field.Name}) => _{field.Name} = {field.Name};
            """);
    }
}
