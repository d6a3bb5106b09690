namespace ConvertTyped.Attributes;

/// <summary>
/// Represents a value that rules cannot read, for example because its type does not define a string representation or because the value is nested too
/// deeply. Rules treat it as null.
/// </summary>
internal sealed record UnreadValue(Type Type)
{
    /// <summary>The <see cref="Type"/> of the first <see cref="UnreadValue"/> in a copied value; null if it contains none.</summary>
    internal static Type? FirstIn(object? copied) => copied switch
    {
        UnreadValue unread => unread.Type,
        AttributeList list => list.UnreadType,
        AttributeMap map => map.UnreadType,
        _ => null,
    };
}
