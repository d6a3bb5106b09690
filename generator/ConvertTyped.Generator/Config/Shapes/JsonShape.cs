namespace ConvertTyped.Generator.Config.Shapes;

/// <summary>What all the values have in common that a config has in one place.</summary>
/// <param name="IsNullable">Whether the value is null somewhere, or missing from an object that has it elsewhere.</param>
internal sealed record JsonShape(JsonShapeKind Kind, bool IsNullable = false)
{
    public static readonly JsonShape Unknown = new(JsonShapeKind.Unknown);

    /// <summary>What a list's items have in common; null for what is no list.</summary>
    public JsonShape? Item { get; init; }

    /// <summary>An object's members, ordered by name.</summary>
    public EquatableArray<JsonShapeMember> Members { get; init; }
}

internal sealed record JsonShapeMember(string Key, JsonShape Shape);
