namespace ConvertTyped.Generator.Config.Model;

/// <summary>An attribute that the config's rules read, or a retired attribute.</summary>
/// <param name="Name">The attribute's C# name.</param>
internal sealed record AttributeModel(string Name, string Key, AttributeType Type)
{
    /// <summary>Some of the values that rules compare the attribute with, for documentation comments. If there are more values, the last item is an empty string.</summary>
    public EquatableArray<string> Values { get; init; }

    /// <summary>The attribute's entry in convert.retired.json; null if a rule still reads the attribute.</summary>
    public RetiredEntry? RetiredEntry { get; init; }
}

internal enum AttributeType
{
    Text,
    Number,
    Boolean,
}
