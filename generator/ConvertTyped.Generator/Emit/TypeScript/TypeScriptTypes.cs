namespace ConvertTyped.Generator.Emit.TypeScript;

/// <summary>The types of values that decisions contain.</summary>
internal static class TypeScriptTypes
{
    private const string Anything = "unknown";

    public static string OfVariable(VariableModel variable) => variable.Type switch
    {
        VariableType.Boolean => "boolean",
        VariableType.Integer or VariableType.Float => "number",
        VariableType.Json => variable.Shape is { } shape ? Of(shape) : Anything,
        _ => "string",
    };

    public static string OfVariations(IEnumerable<VariationModel> variations)
    {
        string[] keys = [.. variations.Select(variation => variation.Key is { } key ? TypeScriptText.Literal(key) : "null").Distinct(StringComparer.Ordinal)];
        return keys.Length == 0 ? "never" : string.Join(" | ", keys);
    }

    public static string Of(InferredShape shape) => shape.Kind switch
    {
        InferredShapeKind.Boolean => "boolean",
        InferredShapeKind.Integer or InferredShapeKind.Number => "number",
        InferredShapeKind.String => "string",
        InferredShapeKind.List => $"ReadonlyArray<{OrNull(shape.Item!)}>",
        InferredShapeKind.Object => $"{{ {string.Concat(shape.Members.Select(Member))}}}",
        _ => Anything,
    };

    private static string Member(InferredShapeMember member) =>
        $"readonly {TypeScriptText.Literal(member.Key)}{(member.Shape.IsNullable ? "?" : "")}: {OrNull(member.Shape)}; ";

    private static string OrNull(InferredShape shape) => shape.IsNullable && Of(shape) is var type and not Anything ? type + " | null" : Of(shape);
}
