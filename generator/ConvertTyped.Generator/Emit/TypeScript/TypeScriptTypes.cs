namespace ConvertTyped.Generator.Emit.TypeScript;

/// <summary>The TypeScript types of the values that decisions contain.</summary>
internal static class TypeScriptTypes
{
    private const string Unknown = "unknown";

    public static string ForVariable(VariableModel variable) => variable.Type switch
    {
        VariableType.Boolean => "boolean",
        VariableType.Integer or VariableType.Float => "number",
        VariableType.Json => variable.Shape is { } shape ? ForShape(shape) : Unknown,
        _ => "string",
    };

    public static string ForVariations(IEnumerable<VariationModel> variations)
    {
        string[] keys = [.. variations.Select(variation => variation.Key is { } key ? TypeScriptText.Literal(key) : "null").Distinct(StringComparer.Ordinal)];
        return keys.Length == 0 ? "never" : string.Join(" | ", keys);
    }

    public static string ForShape(InferredShape shape) => shape.Kind switch
    {
        InferredShapeKind.Boolean => "boolean",
        InferredShapeKind.Integer or InferredShapeKind.Number => "number",
        InferredShapeKind.String => "string",
        InferredShapeKind.List => $"ReadonlyArray<{OrNull(shape.Item!)}>",
        InferredShapeKind.Object => $"{{ {string.Concat(shape.Members.Select(Member))}}}",
        _ => Unknown,
    };

    private static string Member(InferredShapeMember member) =>
        $"readonly {TypeScriptText.Literal(member.Key)}{(member.Shape.IsNullable ? "?" : "")}: {OrNull(member.Shape)}; ";

    private static string OrNull(InferredShape shape) => shape.IsNullable && ForShape(shape) is var type and not Unknown ? type + " | null" : ForShape(shape);
}
