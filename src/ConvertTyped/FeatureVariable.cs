namespace ConvertTyped;

/// <summary>A variable that the config declares for a feature.</summary>
/// <param name="Key">The variable's name.</param>
/// <param name="Type">The declared type: <c>boolean</c>, <c>integer</c>, <c>float</c>, <c>string</c> or <c>json</c>; null if the config declares
/// no type. Values of variables without a type, or with any other type, are not converted.</param>
public sealed record FeatureVariable(string Key, string? Type)
{
    /// <summary>The name and, if the config declares one, the type.</summary>
    public override string ToString() => Type is null ? Key : $"{Key}: {Type}";
}
