using ConvertTyped.Configuration;

namespace ConvertTyped;

/// <summary>A feature flag with its declared variables.</summary>
public sealed class Feature : ConfigEntity
{
    internal Feature(in EntityHead head, int ordinal, FeatureVariable[] variables)
        : base(head) => (Ordinal, VariableArray) = (ordinal, variables);

    /// <summary>The declared variables, in the config's order.</summary>
    public IReadOnlyList<FeatureVariable> Variables => Array.AsReadOnly(VariableArray);

    internal FeatureVariable[] VariableArray { get; }

    /// <summary>The position of the feature in the config, from 0.</summary>
    internal int Ordinal { get; }
}

/// <summary>A declared variable of a feature.</summary>
/// <param name="Key">The variable's name.</param>
/// <param name="Type">The declared type: <c>boolean</c>, <c>integer</c>, <c>float</c>, <c>string</c> or <c>json</c>. Values of any other type are not converted.</param>
public sealed record FeatureVariable(string Key, string? Type)
{
    /// <summary>The name and the declared type.</summary>
    public override string ToString() => Type is null ? Key : $"{Key}: {Type}";
}
