namespace ConvertTyped.Generator.Config.Shapes;

/// <summary>The shape that all values of a JSON variable, or of a part of it, have in common.</summary>
/// <param name="IsNullable">Whether some of the values are null or missing.</param>
internal sealed record InferredShape(InferredShapeKind Kind, bool IsNullable = false)
{
    public static readonly InferredShape Unknown = new(InferredShapeKind.Unknown);

    /// <summary>The common shape of the items of a list; null if the shape is not a list.</summary>
    public InferredShape? Item { get; init; }

    /// <summary>An object's members, ordered by name.</summary>
    public EquatableArray<InferredShapeMember> Members { get; init; }
}

internal sealed record InferredShapeMember(string Key, InferredShape Shape);
