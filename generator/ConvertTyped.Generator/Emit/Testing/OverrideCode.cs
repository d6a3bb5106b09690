namespace ConvertTyped.Generator.Emit.Testing;

/// <summary>The code that is common to the overrides of features and the overrides of experiences.</summary>
internal static class OverrideCode
{
    public static void OpenContainer(CodeWriter code, string type, string summary, GenerationSettings settings) =>
        WrapperCode.Open(code, type, summary, ("global::ConvertTyped.Testing.TestConvert", "convert"), settings);

    public static void WriteEntry(CodeWriter code, EntityModel entity, string container, string type)
    {
        // A member cannot have the same name as its containing type.
        var name = entity.Name.Member == container ? container + "_" : entity.Name.Member;
        code.Blank();
        code.Write($"""
            /// <summary>{EntityXml.Describe(entity)}</summary>
            {(entity.RetiredEntry is null ? "" : ObsoleteCode.Line(entity))}public {type} {name} => new(_convert.{(entity.RetiredEntry is null ? "" : "Retired")}{entity.Kind}({Literal.Of(entity.Key)}));
            """);
    }

    public static void OpenOverride(CodeWriter code, EntityModel entity, string type, GenerationSettings settings) => WrapperCode.Open(
        code,
        type,
        $"Overrides {EntityXml.Mention(entity)} in a test. The newest override that has not been removed applies.",
        ($"global::ConvertTyped.Testing.Test{entity.Kind}", entity.Kind.Word()),
        settings);
}
