namespace ConvertTyped.Generator.Emit.Testing;

/// <summary>The code that overrides of features and of experiences have in common.</summary>
internal static class OverrideCode
{
    public static void OpenContainer(CodeWriter code, string type, string summary, GenerationSettings settings)
    {
        code.Blank();
        code.Write($"""
            /// <summary>{summary}</summary>
            {GeneratedFile.TypeAttribute}
            {settings.Accessibility} readonly struct {type}
            """);
        code.Open();
        code.Write($"""
            private readonly global::ConvertTyped.Testing.TestConvert _convert;

            internal {type}(global::ConvertTyped.Testing.TestConvert convert) => _convert = convert;
            """);
    }

    public static void WriteEntry(CodeWriter code, EntityModel entity, string container, string type)
    {
        // A member must not have the name of its type.
        var name = entity.Name.Member == container ? container + "_" : entity.Name.Member;
        code.Blank();
        code.Write($"""
            /// <summary>{EntityXml.Describe(entity)}</summary>
            {(entity.Removal is null ? "" : ObsoleteCode.Line(entity))}public {type} {name} => new(_convert.{(entity.Removal is null ? "" : "Retired")}{entity.Kind}({Literal.Of(entity.Key)}));
            """);
    }

    public static void OpenOverride(CodeWriter code, EntityModel entity, string type, GenerationSettings settings)
    {
        var field = entity.Kind.Word();
        var target = $"global::ConvertTyped.Testing.Test{entity.Kind}";
        code.Blank();
        code.Write($"""
            /// <summary>Overrides {EntityXml.Mention(entity)} in a test. The newest override that has not been removed applies.</summary>
            {GeneratedFile.TypeAttribute}
            {settings.Accessibility} readonly struct {type}
            """);
        code.Open();
        code.Write($"""
            private readonly {target} _{field};

            internal {type}({target} {field}) => _{field} = {field};
            """);
    }
}
