namespace ConvertTyped.Generator.Config.Shapes;

internal enum JsonShapeKind
{
    /// <summary>No value tells: there is none, or only null.</summary>
    Unknown,

    /// <summary>Values that no one type holds.</summary>
    Mixed,
    Boolean,
    Integer,

    /// <summary>Numbers of which not all are whole, or not all have room in 64 bits.</summary>
    Number,
    String,
    List,
    Object,
}
