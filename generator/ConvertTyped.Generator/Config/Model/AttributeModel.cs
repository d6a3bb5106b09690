namespace ConvertTyped.Generator.Config.Model;

/// <summary>An attribute that the config's rules read.</summary>
/// <param name="Name">Its C# name.</param>
internal sealed record AttributeModel(string Name, string Key, AttributeType Type)
{
    /// <summary>Some of the values that rules compare the attribute with, for people to read. A last item without text stands for the others.</summary>
    public EquatableArray<string> Values { get; init; }

    /// <summary>Since when no rule reads the attribute; null if one does.</summary>
    public Removal? Removal { get; init; }
}

internal enum AttributeType
{
    Text,
    Number,
    Boolean,
}
