namespace ConvertTyped.Generator.Config.Shapes;

internal enum InferredShapeKind
{
    /// <summary>The kind is unknown, because there are no values other than null.</summary>
    Unknown,

    /// <summary>The values have no common type.</summary>
    Mixed,
    Boolean,
    Integer,

    /// <summary>The values are numbers, and some of them are not written as integers or do not fit in 64 bits.</summary>
    Number,
    String,
    List,
    Object,
}
