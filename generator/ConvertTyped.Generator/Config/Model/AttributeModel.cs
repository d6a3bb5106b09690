namespace ConvertTyped.Generator.Config.Model;

/// <summary>An attribute that the config's rules read.</summary>
/// <param name="Name">Its C# name.</param>
internal sealed record AttributeModel(string Name, string Key, AttributeType Type);

internal enum AttributeType
{
    Text,
    Number,
    Boolean,
}
