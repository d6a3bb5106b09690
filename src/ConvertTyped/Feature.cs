using ConvertTyped.Snapshots;

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
